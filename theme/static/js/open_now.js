// Says whether the office is open now, by the reader's clock: of its next hours one is shown, with what is true of it.
// <p data-opens="2026-12-01T08:00+07:00" data-closes="…" hidden><span>open</span><span>closed</span></p>
// A page older than its hours says nothing. Nothing needs this.
const spans = [...document.querySelectorAll("[data-opens]")];
const first = spans[0] && Date.parse(spans[0].dataset.since);
const look = () => {
  const now = Date.now();
  const next = now >= first && spans.find((span) => now < Date.parse(span.dataset.closes));
  for (const span of spans) {
    span.hidden = span !== next;
    const isOpen = now >= Date.parse(span.dataset.opens);
    span.children[0].hidden = !isOpen;
    span.children[1].hidden = isOpen;
  }
};
look();
setInterval(look, 3e4);
addEventListener("pageshow", look);
