// Offers published answers while somebody types on the form; what is typed is compared on this phone and sent nowhere.
// Markup: feedback_api/templates/public/similar.html. Compares as feedback_api/domain/search/similar.py does and says why.
(() => {
  const LONGEST = 600;
  const MOST = 3;
  const PAUSE = 500;

  const comparing = ({ everyday, answers }) => {
    const usual = new Set(everyday.split(" "));
    const words = (text) => {
      const plain = text.slice(0, LONGEST).toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
      return [...new Set(plain.match(/[a-z0-9]{2,}/g) || [])].filter((word) => !usual.has(word));
    };
    const isForm = (one, other) => {
      const [short, long] = one.length < other.length ? [one, other] : [other, one];
      return one === other || (short.length >= 4 && long.length - short.length <= 4 && long.startsWith(short));
    };
    const among = (some, others) => some.filter((word) => others.some((other) => isForm(word, other))).length;
    const known = answers.map((answer) => ({ ...answer, words: words(answer.title) }));
    return (text, guide) => {
      const typed = words(text);
      const share = ({ words: asked, guide: about }) => {
        const [shared, said] = [among(asked, typed), among(typed, asked)];
        const isMuch = shared * 5 >= asked.length * (guide && guide === about ? 2 : 3) || said * 5 >= typed.length * 4;
        return Math.min(shared, said) > 1 && isMuch ? Math.floor((shared * 100) / asked.length) : 0;
      };
      const alike = known.map((answer) => [share(answer), answer]).filter(([much]) => much);
      return alike.sort(([one], [other]) => other - one).slice(0, MOST).map(([, answer]) => answer);
    };
  };
  if (typeof document === "undefined") {
    module.exports = comparing;
    return;
  }

  const place = document.querySelector("[data-similar]");
  const form = document.getElementById("kiriman");
  if (!place || !form) return;
  const text = form.elements.namedItem("isi");
  const part = (name) => place.querySelector(`[data-${name}]`);
  const list = part("similar-list");

  let comparison;
  const fetched = () =>
    (comparison =
      comparison ||
      fetch("/data/catalogue/answers.json")
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
        .then(comparing)
        .catch(() => (comparison = undefined)));

  const row = ({ id, title, verdict }) => {
    const made = part("similar-row").content.cloneNode(true);
    const [link, said, press] = ["a", ".alike__said", "button"].map((name) => made.querySelector(name));
    link.href = `/tanya/${id}/`;
    link.prepend(title);
    said.textContent = verdict;
    press.value = id;
    press.querySelector("span span").textContent = title;
    return made;
  };

  // Whoever has seen them is not asked again when it is sent.
  const seen = document.createElement("input");
  Object.assign(seen, { type: "hidden", name: "belum_terjawab", value: "ya" });

  const show = async () => {
    const compare = text.value.length > 8 && (await fetched());
    const guide = form.elements.namedItem("panduan");
    const alike = compare ? compare(text.value, guide && guide.value) : [];
    list.replaceChildren(...alike.map(row));
    place.hidden = !alike.length;
    if (alike.length) form.append(seen);
  };

  let soon;
  text.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(show, PAUSE);
  });
  if (text.value) show();
})();
