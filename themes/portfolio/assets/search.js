// Search in the words of one student's site. The index, assets/search-index.js, sets one constant: a list of rows, whose
// cells plfolio/render/search.py writes in the order of CELL. Nothing is fetched, and everything that anybody wrote goes
// into the page as text, never as markup. Written for the phones of 2018.
(function () {
  "use strict";

  const CELL = { url: 0, title: 1, language: 2, sort: 3, day: 4, subject: 5, topics: 6, answers: 7, text: 8, rest: 9 };
  const WEIGHTS = [8, 4, 2, 1, 1]; // of the places that `readRow` looks at
  const AT_ONCE = 20;
  const LONGEST_QUERY = 200;
  const BEFORE_HIT = 60;
  const EXCERPT = 200;
  const PAUSE = 150; // milliseconds without a key, after which we look; a screen reader then hears one result, not ten

  // Letters as they are compared.

  const NOTHING = 0, BLANK = 1, MARK = 2, WORD = 3, RUN = 4;
  // What does not make another word: accents, Arabic and Hebrew vowel signs, the stretching line, invisible signs.
  const DROPPED = /[\u00ad\u02b9-\u02bf\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20f0\ufe00-\ufe0f\ufeff]/g;
  const MARKS = /[!-\/:-@\[-`{-~\u00a1-\u00bf\u00d7\u00f7\u055a-\u055f\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2010-\u2027\u2030-\u205e\u2190-\u25ff\u3001-\u3004\u3008-\u3020\u3030\u30fb]/;
  // Scripts without blanks between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer) and emoji.
  const RUNS = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u30fa\u30fc-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{1f000}-\u{1faff}\u{20000}-\u{3134f}]/u;
  // In Arabic and Hebrew "the", "and" and "with" are written as one with the word: it is found inside, too.
  const FOUND_INSIDE = /[\u0590-\u08ff]/;
  const SAME = new Map([
    ["ß", "ss"], ["æ", "ae"], ["œ", "oe"], ["ø", "o"], ["đ", "d"], ["ð", "d"], ["þ", "th"], ["ł", "l"], ["ħ", "h"],
    ["ı", "i"], ["ς", "σ"], ["ٱ", "ا"], ["ى", "ي"], ["ی", "ي"], ["ے", "ي"], ["ک", "ك"], ["ة", "ه"], ["ہ", "ه"], ["ۃ", "ه"]
  ]);
  for (let figure = 0; figure < 10; figure += 1) {
    SAME.set(String.fromCharCode(0x660 + figure), String(figure));
    SAME.set(String.fromCharCode(0x6f0 + figure), String(figure));
  }
  const seen = new Map();

  function readLetter(letter) {
    let known = seen.get(letter);
    if (!known) {
      known = studyLetter(letter);
      seen.set(letter, known);
    }
    return known;
  }

  function studyLetter(letter) {
    if (/\s/.test(letter)) { return { plain: "", kind: BLANK }; }
    const bare = letter.normalize("NFKD").toLowerCase().replace(DROPPED, "");
    if (!bare) { return { plain: "", kind: NOTHING }; }
    const plain = Array.from(bare, (part) => SAME.get(part) || (MARKS.test(part) ? "" : part)).join("").trim();
    return { plain: plain, kind: !plain ? MARK : RUNS.test(plain) ? RUN : WORD };
  }

  // Returns " the words of a text " in plain letters, with one blank around each. `map` gets, for each letter of the
  // result, the place in the text that it comes from, and at last the text's length.
  function fold(text, map) {
    let folded = " ";
    let before = NOTHING; // the kind of the last letter
    let gap = NOTHING; // and what has come since
    let gapAt = 0;
    let at = 0;
    if (map) { map.push(0); }
    for (const letter of text) {
      const read = readLetter(letter);
      if (read.kind === BLANK || read.kind === MARK) {
        if (gap === NOTHING) { gapAt = at; }
        gap = Math.max(gap, read.kind);
      } else if (read.kind !== NOTHING) {
        // The end of a line within Chinese is no gap; where Chinese meets other letters there is one.
        const isParted = before === RUN && read.kind === RUN ? gap === MARK : gap !== NOTHING || before !== read.kind;
        if (isParted && before !== NOTHING) {
          folded += " ";
          if (map) { map.push(gap === NOTHING ? at : gapAt); }
        }
        folded += read.plain;
        if (map) { for (let unit = 0; unit < read.plain.length; unit += 1) { map.push(at); } }
        before = read.kind;
        gap = NOTHING;
      }
      at += letter.length;
    }
    if (map) { map.push(gap === NOTHING ? at : gapAt, at); }
    return folded + " ";
  }

  // What was typed.

  // Gives the words to look for, each with `needle` as it is searched in a folded text, and `typed`. Words between quotes
  // belong together; the last of them may still be on its way.
  function readQuery(query) {
    const terms = [];
    const parts = query.slice(0, LONGEST_QUERY).split(/["“”„‟«»「」『』]/);
    parts.forEach((part, place) => {
      const isQuoted = place % 2 === 1;
      const isWhole = isQuoted && place < parts.length - 1;
      (isQuoted ? [part] : part.split(/\s+/)).forEach((typed) => {
        const words = fold(typed).trim();
        if (words) { terms.push({ typed: isQuoted ? '"' + typed + '"' : typed, words: words, needle: makeNeedle(words, isWhole) }); }
      });
    });
    return terms;
  }

  function makeNeedle(words, isWhole) {
    const isLoose = (letter) => FOUND_INSIDE.test(letter) || RUNS.test(letter);
    const letters = Array.from(words);
    return (isLoose(letters[0]) ? "" : " ") + words + (isWhole && !isLoose(letters[letters.length - 1]) ? " " : "");
  }

  // Looking.

  let rows = [];
  let folded = null; // the places of every row, made once, when they are first needed
  let vocabulary = null;

  function readRow(row) {
    return [row[CELL.title], row[CELL.subject] + " · " + row[CELL.topics], row[CELL.answers], row[CELL.text],
      row[CELL.day] + " · " + row[CELL.rest]];
  }

  function foldRows() {
    if (!folded) { folded = rows.map((row) => readRow(row).map((text) => fold(text))); }
    return folded;
  }

  // The rows that hold every word, best first; rows come newest first, and equal ones stay so.
  function search(terms) {
    const found = [];
    foldRows().forEach((places, number) => {
      const score = terms.length ? rate(places, terms) : 0;
      if (score) { found.push({ row: rows[number], score: score, number: number }); }
    });
    return found.sort((one, other) => other.score - one.score || one.number - other.number).map((one) => one.row);
  }

  function rate(places, terms) {
    let score = 0;
    for (const term of terms) {
      const place = places.findIndex((text) => text.indexOf(term.needle) >= 0);
      if (place < 0) { return 0; }
      score += WEIGHTS[place];
    }
    return score;
  }

  // Did you mean ...?

  // Every word of the index in plain letters, with how it is written and how much it counts.
  function listWords() {
    if (!vocabulary) {
      vocabulary = new Map();
      rows.forEach((row) => readRow(row).forEach((text, place) => addWords(text, WEIGHTS[place])));
    }
    return vocabulary;
  }

  function addWords(text, weight) {
    const map = [];
    let start = 1;
    fold(text, map).trim().split(" ").forEach((word) => {
      const known = vocabulary.get(word) || { written: text.slice(map[start], map[start + word.length]), weight: 0 };
      known.weight += weight;
      vocabulary.set(word, known);
      start += word.length + 1;
    });
  }

  // How near two words are: 2 when two letters changed places, 1 when one letter is another, too many or missing, else 0.
  function rateNearness(one, other) {
    if (Math.abs(one.length - other.length) > 1) { return 0; }
    let same = 0;
    while (same < one.length && one[same] === other[same]) { same += 1; }
    const left = one.slice(same), right = other.slice(same);
    if (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)) { return 2; }
    return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1) ? 1 : 0;
  }

  function findNearest(word) {
    let best = { written: "", nearness: 0, weight: 0 };
    if (word.length < 3) { return ""; }
    listWords().forEach((known, other) => {
      const nearness = rateNearness(word, other);
      if (nearness > best.nearness || (nearness && nearness === best.nearness && known.weight > best.weight)) {
        best = { written: known.written, nearness: nearness, weight: known.weight };
      }
    });
    return best.written;
  }

  // Returns the same query with each word that is nowhere replaced by the nearest one, "" when that finds nothing either.
  function suggest(terms) {
    const better = terms.map((term) => (search([term]).length ? term.typed : findNearest(term.words)));
    if (better.some((typed) => !typed)) { return ""; }
    const query = better.join(" ");
    return search(readQuery(query)).length ? query : "";
  }

  // Showing.

  function make(name, className, children) {
    const element = document.createElement(name);
    if (className) { element.className = className; }
    (children || []).forEach((child) => element.appendChild(typeof child === "string" ? document.createTextNode(child) : child));
    return element;
  }

  // Where the words stand in a text: [start, end] each, in order and apart.
  function findHits(text, terms) {
    const map = [];
    const plain = fold(text, map);
    const hits = [];
    terms.forEach((term) => {
      const first = term.needle[0] === " " ? 1 : 0;
      for (let at = plain.indexOf(term.needle); at >= 0; at = plain.indexOf(term.needle, at + 1)) {
        hits.push([map[at + first], map[at + first + term.words.length]]);
      }
    });
    hits.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    let end = 0;
    return hits.filter((hit) => {
      const isFree = hit[0] >= end && hit[1] > hit[0];
      if (isFree) { end = hit[1]; }
      return isFree;
    });
  }

  // A part of a text with every hit in a <mark>.
  function mark(text, hits, start, end) {
    const parts = [];
    let at = start;
    hits.forEach((hit) => {
      if (hit[0] < at || hit[1] > end) { return; }
      parts.push(text.slice(at, hit[0]), make("mark", "", [text.slice(hit[0], hit[1])]));
      at = hit[1];
    });
    parts.push(text.slice(at, end));
    return parts.filter((part) => part !== "");
  }

  // The cell to take the excerpt from: the one in which most of the words stand.
  function chooseExcerpt(row, terms) {
    let best = { text: row[CELL.answers] || row[CELL.text], hits: [] };
    let most = 0;
    [row[CELL.answers], row[CELL.text], row[CELL.topics]].forEach((text) => {
      const plain = fold(text);
      const count = terms.filter((term) => plain.indexOf(term.needle) >= 0).length;
      if (count > most) {
        most = count;
        best = { text: text, hits: findHits(text, terms) };
      }
    });
    return best;
  }

  function makeExcerpt(row, terms) {
    const found = chooseExcerpt(row, terms);
    const text = found.text;
    const start = found.hits.length ? stepBack(text, found.hits[0][0] - BEFORE_HIT, found.hits[0][0]) : 0;
    const end = stepOn(text, start + EXCERPT);
    const parts = mark(text, found.hits, start, end);
    return (start > 0 ? ["… "] : []).concat(parts, end < text.length ? [" …"] : []);
  }

  // The beginning of a word at or after a place; the place itself where there are no blanks, but never within a letter.
  function stepBack(text, place, latest) {
    if (place <= 0) { return 0; }
    const blank = text.indexOf(" ", place);
    return blank >= 0 && blank < latest ? blank + 1 : avoidHalves(text, place);
  }

  function stepOn(text, place) {
    if (place >= text.length) { return text.length; }
    const blank = text.lastIndexOf(" ", place);
    return blank > place - BEFORE_HIT ? blank : avoidHalves(text, place);
  }

  function avoidHalves(text, place) {
    return text.charCodeAt(place) >= 0xdc00 && text.charCodeAt(place) <= 0xdfff ? place - 1 : place;
  }

  function makeResult(row, terms) {
    const link = make("a", "", [make("bdi", "", mark(row[CELL.title], findHits(row[CELL.title], terms), 0, row[CELL.title].length))]);
    link.href = row[CELL.url];
    const facts = [row[CELL.sort], row[CELL.day], row[CELL.subject]].filter(Boolean).map((fact) => make("bdi", "", [fact]));
    const excerpt = make("p", "pf-results__excerpt", makeExcerpt(row, terms));
    excerpt.dir = "auto";
    const heading = make("h2", "pf-results__title", [link]);
    [heading, excerpt].forEach((element) => { if (row[CELL.language]) { element.lang = row[CELL.language]; } });
    return make("li", "pf-results__one", [heading, make("p", "pf-facts", facts)].concat(excerpt.firstChild ? [excerpt] : []));
  }

  // A sentence of the page's, with what belongs between its braces.
  function fill(sentence, child) {
    const parts = sentence.split(/\{[a-z]+\}/);
    return [parts[0], child, parts.slice(1).join("")];
  }

  function empty(element) {
    while (element.firstChild) { element.removeChild(element.firstChild); }
  }

  // The page.

  const byId = (name) => document.getElementById("pf-search" + name);
  const form = byId(""), field = byId("-words"), said = byId("-said"), list = byId("-results");
  const more = byId("-more"), pieces = byId("-pieces");
  let found = [];
  let terms = [];
  let shown = ""; // the query whose results stand in the page
  let waiting = 0;

  function showMore() {
    const next = list.childElementCount;
    found.slice(next, next + AT_ONCE).forEach((row) => list.appendChild(makeResult(row, terms)));
    more.hidden = list.childElementCount >= found.length;
    return list.children[next];
  }

  function say() {
    empty(said);
    if (!terms.length) { return; }
    const isFound = found.length > 0;
    const sentence = isFound ? form.getAttribute("data-count") : form.getAttribute("data-nothing");
    said.appendChild(make("p", "", fill(sentence, isFound ? String(found.length) : make("bdi", "", [field.value.trim()]))));
    const nearest = isFound ? "" : suggest(terms);
    if (nearest) {
      const link = make("a", "", [make("bdi", "", [nearest])]);
      link.href = hashOf(nearest);
      said.appendChild(make("p", "", fill(form.getAttribute("data-nearest"), link)));
    }
  }

  function show() {
    window.clearTimeout(waiting);
    const query = field.value.trim();
    if (query === shown) { return; }
    shown = query;
    terms = readQuery(query);
    found = search(terms);
    empty(list);
    showMore();
    say();
    pieces.hidden = terms.length > 0;
  }

  // The address holds the query, so that it can be sent to somebody, and is there again on the way back from a result.
  function hashOf(query) {
    return "#q=" + encodeURIComponent(query).replace(/%20/g, "+");
  }

  function readHash() {
    return (new URLSearchParams(window.location.hash.slice(1)).get("q") || "").slice(0, LONGEST_QUERY);
  }

  function keepInAddress() {
    const query = field.value.trim();
    if (query === readHash()) { return; }
    const address = window.location.href.split("#")[0] + (query ? hashOf(query) : "");
    try { window.history.replaceState(null, "", address); } catch (error) { /* then the address stays as it was */ }
  }

  function restore() {
    const query = readHash();
    if (query !== field.value.trim()) { field.value = query; }
    show();
  }

  function look() {
    show();
    keepInAddress();
  }

  function listen() {
    field.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(look, PAUSE);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && field.value && !event.isComposing) {
        event.preventDefault();
        field.value = "";
        look();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      look();
    });
    more.addEventListener("click", () => { showMore().querySelector("a").focus(); });
    window.addEventListener("hashchange", restore);
  }

  function start() {
    rows = plfolioIndex;
    byId("-unaided").hidden = true;
    form.hidden = false;
    listen();
    restore();
    if (!field.value) { field.focus(); }
  }

  if (form && typeof plfolioIndex !== "undefined" && Array.isArray(plfolioIndex)) { start(); }
})();
