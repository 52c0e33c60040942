// The lessons as cards: how far each was watched, where to go on, and the search.

const cards = [...document.querySelectorAll(".card")];
const goOn = document.querySelector(".go-on");
const forget = document.querySelector(".forget");
const query = document.getElementById("course-search");
const MOST_PHRASES = 3; // shown below a card that was found

function refreshCards() {
  const films = watchedFilms();
  for (const card of cards) showProgress(card, films[card.dataset.film]);
  const latest = cards.find((card) => card.dataset.film === latestFilm(films));
  showWhereToGoOn(latest, films);
  forget.hidden = latest === undefined;
}

function showProgress(card, film) {
  const length = card.querySelector(".length");
  length.dataset.whole ??= length.textContent;
  const whole = length.dataset.whole;
  if (film?.at) length.textContent = `${clock(film.at)} of ${whole}`;
  else length.textContent = film?.done ? `watched, ${whole}` : whole;
  const share = film?.at ? film.at / film.length : film?.done ? 1 : 0;
  card.querySelector(".poster").style.setProperty("--watched", share);
}

// In the film that was left half-way, or with the one after the last that was watched.
function showWhereToGoOn(latest, films) {
  const at = latest ? films[latest.dataset.film].at : 0;
  const card = at ? latest : latest && cards[cards.indexOf(latest) + 1];
  goOn.hidden = !card;
  if (!card) return;
  const link = goOn.querySelector("a");
  link.href = `#${card.dataset.film}${at ? `&t=${Math.floor(at)}` : ""}`;
  link.querySelector("img").src = card.querySelector("img").src;
  link.querySelector(".what").textContent = at ? "Continue" : "Next";
  link.querySelector(".title").textContent = card.querySelector(".title").textContent;
  link.querySelector(".time").textContent = card.querySelector(".length").textContent;
}

forget.addEventListener("click", () => {
  forgetWatched();
  refreshCards();
  query.focus();
});

// Search --------------------------------------------------------------------------------------------------

let entries = null; // made when the first letter is typed

function entriesOfAll() {
  return cards.map((card) => {
    const { phrases } = wordsOf(card.dataset.film);
    const about = [card.closest(".part").querySelector("h2"), ...card.querySelectorAll(".title, .summary")];
    return {
      card,
      about: folded(about.map((element) => element.textContent).join(" ")),
      phrases: phrases.map(([start, text]) => ({ start, text, folded: folded(text) })),
    };
  });
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function search() {
  entries ??= entriesOfAll();
  const words = folded(query.value).split(/\s+/).filter(Boolean);
  const holds = (text) => words.every((word) => text.includes(word));
  let count = 0;
  for (const { card, about, phrases } of entries) {
    const spoken = words.length ? phrases.filter((phrase) => holds(phrase.folded)) : [];
    card.hidden = !holds(about) && spoken.length === 0;
    count += !card.hidden;
    showPhrases(card, spoken);
  }
  for (const part of document.querySelectorAll(".part")) part.hidden = !part.querySelector(".card:not([hidden])");
  const status = document.querySelector(".search [role=status]");
  status.textContent = words.length ? (count ? `${count} of ${cards.length} lessons` : "No lesson says this.") : "";
}

function showPhrases(card, phrases) {
  card.querySelector(".found")?.remove();
  if (!phrases.length) return;
  const list = document.createElement("ol");
  list.className = "found";
  for (const { start, text } of phrases.slice(0, MOST_PHRASES)) {
    const link = document.createElement("a");
    link.href = `#${card.dataset.film}&t=${start}`;
    const time = document.createElement("span");
    time.className = "time";
    time.textContent = clock(start);
    link.append(time, " ", text);
    list.appendChild(document.createElement("li")).append(link);
  }
  card.append(list);
}

query.addEventListener("input", search);
