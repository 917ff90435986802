// Finds answers by the words of their questions and by their own titles, as feedback_api/domain/search/answer_hits.py does.
// How their files are made up stands in answer_files.py there.
const [FILLED, WORDS, WORD_FILES, TITLES, TITLE_FILES] = [1056, 1057, 4096, 5153, 16384];
const TOLD_APART = 1024;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const [ANSWER, IN_TITLE, IN_TEXT] = [4, 2, 3];
const [MOST_SURE, SURE_WORDS, MANY_WORDS, A_PART] = [3, 3, 4, 50];

const spread = (text) => {
  let number = 0;
  for (const letter of text) number = (number * 37 + letter.charCodeAt()) % 2147483647;
  return (number * 48271) % 2147483647;
};
const numberOf = (id, file) => {
  const number = (file - TITLES) * TOLD_APART + (spread(id) % TOLD_APART);
  return [18, 12, 6, 0].map((bits) => LETTERS[(number >> bits) & 63]).join("");
};
const fileOf = (number) => TITLES + Math.floor([...number].reduce((whole, letter) => whole * 64 + LETTERS.indexOf(letter), 0) / TOLD_APART);
const titleFile = (title, part) => TITLES + (spread(`${title}~${part}`) % TITLE_FILES);

const listed = async (terms, read) => {
  const { b = "" } = await read(FILLED);
  const numbersUnder = async (term) => {
    const place = spread(term) % WORD_FILES;
    const isThere = (parseInt(b[place >> 2] || 0, 16) >> (place & 3)) & 1;
    return (isThere && (await read(WORDS + place)).t.get(term)) || "";
  };
  const lists = await Promise.all(terms.map(numbersUnder));
  return new Set(lists.flatMap((numbers) => numbers.match(/.{4}/g) || []));
};

const partOf = async (title, part, numbers, { read, wordsOf }) => {
  const file = titleFile(title, part);
  for (const [text, ids, at] of (await read(file)).j || []) {
    if (at !== part || wordsOf(text).join(" ") !== title) continue;
    const there = ids.split(" ").filter((id) => numbers.has(numberOf(id, file)));
    return there.length ? { text, there } : null;
  }
  return null;
};

const titled = async (typed, numbers, tools) => {
  const title = typed.join(" ");
  const files = new Set([...numbers].map(fileOf));
  let parts = 0;
  while (title && files.has(titleFile(title, parts))) parts++;
  let newest = null;
  while (parts && !(newest = await partOf(title, parts - 1, numbers, tools))) parts--;
  if (!newest) return [];
  const urls = newest.there.map((id) => `/tanya/${id}/`);
  const own = [...Array(parts).keys()].map((part) => titleFile(title, part));
  const same = { count: (parts - 1) * A_PART + urls.length, urls, isMore: parts > 1, files: own };
  return [{ kind: ANSWER, url: urls[0], title: newest.text, why: [IN_TITLE], same }];
};

export const shown = async ({ number }, words, { read, wordsOf, fold }) => {
  const file = fileOf(number);
  for (const [title, ids] of (await read(file)).j || []) {
    for (const id of ids.split(" ")) {
      if (numberOf(id, file) !== number) continue;
      const inTitle = wordsOf(title).map(fold);
      const why = [words.some(({ terms }) => terms.some((term) => inTitle.includes(term))) ? IN_TITLE : IN_TEXT];
      return { kind: ANSWER, url: `/tanya/${id}/`, title, why };
    }
  }
};

export const answersTo = async (typed, words, tools) => {
  const lists = await Promise.all(words.map(({ terms }) => listed(terms, tools.read)));
  const hits = new Map();
  lists.forEach((numbers, at) => {
    for (const number of numbers) {
      const hit = hits.get(number) || { number, said: 0, words: 0 };
      hits.set(number, hit);
      hit.said += words[at].worth;
      hit.words++;
    }
  });
  const asked = words.reduce((worth, word) => worth + word.worth, 0);
  const own = await titled(typed, lists.length ? new Set(hits.keys()) : await listed([""], tools.read), tools);
  const isOther = ({ number }) => !own.some(({ same }) => same.files.includes(fileOf(number)));
  const isLikely = ({ said, words: many }) => said * 5 >= asked * 3 || many >= MANY_WORDS;
  const likely = [...hits.values()].filter((hit) => isLikely(hit) && isOther(hit));
  likely.sort((one, other) => other.said - one.said);
  const isSure = (hit) => hit.words === lists.length && lists.length >= SURE_WORDS;
  const sure = [...own, ...likely.filter(isSure).slice(0, MOST_SURE)];
  const [first, second] = likely;
  const isAlone = first && lists.length >= SURE_WORDS && !sure.length && !(second && second.said === first.said);
  return { likely, sure, single: isAlone ? [first] : [] };
};
