// What the address asks for: "#name" opens a lesson, "#name&t=41" (or "t=1:05") at a time, all else the overview.
// What the page has of a lesson waits as text until then, so that fifty cost little more than one.

history.scrollRestoration = "manual"; // the overview is not there to be scrolled when a lesson is left
const overview = document.getElementById("course-overview");
const room = document.getElementById("course-film");
const courseTitle = document.title;
const lessons = new Map(
  [...document.querySelectorAll("script[data-film]")].map((script) => [script.dataset.film, script]),
);
let film = null; // the video of the lesson that is open
let playsAtOnce = false;
let leftAt = 0; // how far the overview was scrolled

function asked() {
  const [name, time] = location.hash.slice(1).split("&t=");
  const seconds = time?.split(":").reduce((sum, part) => 60 * sum + Number(part), 0);
  return { name, seconds: Number.isFinite(seconds) ? seconds : null };
}

function go() {
  const { name, seconds } = asked();
  if (!lessons.has(name)) {
    showOverview(name);
    return;
  }
  if (room.dataset.film !== name) openLesson(name);
  const start = seconds ?? watchedFilms()[name]?.at ?? 0;
  if (start && Math.abs(film.currentTime - start) > 0.01) {
    film.preload = "metadata"; // else it would go there, and show its picture and words, only when it is played
    film.currentTime = start;
  }
  if (playsAtOnce) play(film);
  playsAtOnce = false;
}

function openLesson(name) {
  if (!overview.hidden) leftAt = scrollY;
  room.innerHTML = lessons.get(name).textContent;
  room.dataset.film = name;
  film = startPlayer(room.querySelector(".lesson"), wordsOf(name).cues);
  overview.hidden = true;
  room.hidden = false;
  const title = room.querySelector("h1");
  document.title = `${title.textContent} · ${courseTitle}`;
  scrollTo({ top: 0, behavior: "instant" });
  title.focus({ preventScroll: true });
}

function showOverview(anchor) {
  const name = room.dataset.film;
  if (name !== undefined) {
    if (!film.paused) noteWatching(name, film);
    film = null;
    delete room.dataset.film;
    room.replaceChildren(); // which stops the film
    room.hidden = true;
    overview.hidden = false;
    document.title = courseTitle;
    refreshCards();
    scrollTo({ top: leftAt, behavior: "instant" });
    document.querySelector(`.card[data-film="${name}"] a`).focus({ preventScroll: true });
  }
  document.getElementById(anchor)?.scrollIntoView();
}

document.addEventListener("click", (event) => {
  playsAtOnce = !event.defaultPrevented && event.target.closest('a[href*="&t="]') !== null;
});
document.addEventListener("keydown", (event) => {
  if (film) steer(film, event);
  else if (event.key === "/" && event.target !== query) {
    event.preventDefault();
    query.focus();
  }
});
addEventListener("hashchange", go);
refreshCards();
go();
