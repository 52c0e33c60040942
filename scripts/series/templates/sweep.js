const data = JSON.parse(document.getElementById("sweep").textContent);
const list = document.getElementById("variants");
const variants = [...list.children].map((item, index) => ({ ...data[index], item, index, video: item.querySelector("video") }));
const [play, beat, sort, descending] = ["play", "beat", "sort", "descending"].map((id) => document.getElementById(id));
const dialog = document.querySelector("dialog");
const inView = new Set();

// Playing in step -------------------------------------------------------------------------------------
// Those in sight start a beat together; each stops on its last picture and waits there for the others.

let playing = !matchMedia("(prefers-reduced-motion: reduce)").matches;
const running = new Set();

function span(variant) {
  if (beat.value === "") return [0, variant.video.duration || Infinity];
  return variant.beats[beat.value] ?? [0, 0]; // a beat that this variant does not have
}

function isWanted(variant) {
  return inView.has(variant) && !variant.item.hidden && !dialog.open;
}

function startTogether() {
  running.clear();
  variants.forEach((variant) => join(variant, 0));
}

function join(variant, offset) {
  const [start, end] = span(variant);
  if (!playing || !isWanted(variant)) {
    variant.video.pause();
    return;
  }
  variant.video.currentTime = Math.min(start + offset, Math.max(end - 0.1, start));
  if (end > start) {
    running.add(variant);
    variant.video.play().catch(() => running.delete(variant));
  }
}

function stop(variant) {
  variant.video.pause();
  if (running.delete(variant) && running.size === 0 && playing && variants.some(isWanted)) startTogether();
}

for (const variant of variants) {
  variant.video.addEventListener("timeupdate", () => {
    if (running.has(variant) && variant.video.currentTime >= span(variant)[1] - 0.05) stop(variant);
  });
  // "ended" can come when "timeupdate" has told it already, and the film has begun again.
  variant.video.addEventListener("ended", () => variant.video.ended && stop(variant));
}

const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const variant = variants.find(({ item }) => item === target);
    isIntersecting ? inView.add(variant) : inView.delete(variant);
    const [leader] = running;
    if (!isIntersecting) stop(variant);
    else join(variant, leader ? leader.video.currentTime - span(leader)[0] : 0);
  }
});
variants.forEach(({ item }) => watcher.observe(item));

function setPlaying(now) {
  playing = now;
  play.textContent = playing ? "Pause" : "Play";
  startTogether();
}

play.addEventListener("click", () => setPlaying(!playing));
beat.addEventListener("change", startTogether);
setPlaying(playing);

// Sorting and filtering ----------------------------------------------------------------------------------

function sortKey(variant) {
  const [kind, ...name] = sort.value.split(" ");
  if (kind === "axis") return variant.places[Number(name)];
  return kind === "fact" ? variant.facts[name.join(" ")] : variant.index;
}

function compare(one, other) {
  const [a, b] = [sortKey(one), sortKey(other)];
  const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
  return (descending.checked ? -order : order) || one.index - other.index;
}

function arrange() {
  const wanted = [...document.querySelectorAll("[data-axis]")].map(
    (axis) => new Set([...axis.querySelectorAll(":checked")].map(({ value }) => Number(value))),
  );
  for (const variant of variants) {
    variant.item.hidden = !variant.places.every((place, axis) => wanted[axis].has(place));
  }
  const shown = variants.filter(({ item }) => !item.hidden).length;
  document.getElementById("count").textContent = `${shown} of ${variants.length} films`;
  const untouched = shown === variants.length && sort.value === "" && !descending.checked;
  list.toggleAttribute("data-grid", untouched && list.style.getPropertyValue("--columns") !== "");
  list.append(...[...variants].sort(compare).map(({ item }) => item));
  startTogether();
}

for (const control of [sort, descending, ...document.querySelectorAll("[data-axis] input")]) {
  control.addEventListener("change", arrange);
}
for (const box of document.querySelectorAll("#facts input")) {
  box.addEventListener("change", () => {
    for (const fact of list.querySelectorAll(`[data-fact="${CSS.escape(box.value)}"]`)) fact.hidden = !box.checked;
  });
}
arrange();

// One film whole -----------------------------------------------------------------------------------------

const film = dialog.querySelector("video");
addCaptions(film, []);

for (const { item, cues } of variants) {
  const link = item.querySelector(".open");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const [track] = film.textTracks;
    [...(track.cues ?? [])].forEach((cue) => track.removeCue(cue));
    addCues(track, cues);
    film.src = link.href;
    film.poster = item.querySelector("video").poster;
    dialog.querySelector("h2").textContent = link.ariaLabel;
    const results = [...item.querySelectorAll("dl div")].map((row) => row.cloneNode(true));
    results.forEach((row) => (row.hidden = false));
    dialog.querySelector("dl").replaceChildren(...results);
    document.getElementById("download").href = link.href;
    dialog.showModal();
    startTogether();
    film.play().catch(() => {}); // closed before it began
  });
}
dialog.addEventListener("close", () => {
  film.pause();
  startTogether();
});
