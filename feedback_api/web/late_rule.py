"""An address whose writer is compiled when somebody first needs it: most are only ever read."""

from collections.abc import Callable
from functools import partial
from typing import Any

from werkzeug.routing import Rule

Writer = Callable[..., tuple[str, str]]

# Offices of one process have the same addresses: whoever opens the second one does not wait for the compiler.
_COMPILED: dict[str, Writer] = {}


class LateRule(Rule):
    """Werkzeug compiles two functions for each rule when it is added, which is half of the making of an app."""

    def _compile_builder(self, append_unknown: bool = True) -> Writer:  # noqa: FBT001, FBT002 as Werkzeug calls it
        compile_now = partial(super()._compile_builder, append_unknown)
        known_as = repr((self.rule, self.subdomain, self.defaults, self._trace, append_unknown))

        def written(rule: Rule, /, **values: Any) -> tuple[str, str]:  # noqa: ANN401 whatever an address holds
            writer = _COMPILED.get(known_as)
            if writer is None:
                writer = _COMPILED[known_as] = compile_now()
            return writer(rule, **values)

        return written
