// How far each film was watched: {name: {at, length, done, when}}, in seconds; "when" is the last time, as Date.now().

const SHELF = `watched ${location.pathname}`; // every course has its own
const WATCHED_SHARE = 0.95; // the last pause need not be watched

function watchedFilms() {
  return recall(SHELF) ?? {};
}

function noteWatching(name, video) {
  const { currentTime, duration } = video;
  if (Number.isNaN(duration)) return; // nothing of it is loaded
  const films = watchedFilms();
  const over = currentTime >= WATCHED_SHARE * duration;
  films[name] = {
    at: over ? 0 : currentTime,
    length: duration,
    done: over || (films[name]?.done ?? false),
    when: Date.now(),
  };
  remember(SHELF, films);
}

function forgetWatched() {
  remember(SHELF, null);
}

function latestFilm(films) {
  const names = Object.keys(films);
  return names.length ? names.reduce((one, other) => (films[one].when >= films[other].when ? one : other)) : null;
}

function clock(seconds) {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const padded = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}
