const cues = JSON.parse(document.getElementById("cues").textContent);

for (const lesson of document.querySelectorAll(".lesson")) {
  const video = lesson.querySelector("video");
  addCaptions(video, cues[lesson.dataset.film]);
  setSpeed(lesson.querySelector(".speed"), video);
  switchCaptions(lesson.querySelector(".captions"), video);
  followPlayback(video, lesson.querySelectorAll("[data-start]"));
  for (const link of lesson.querySelectorAll("[data-seek]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      video.currentTime = Number(link.dataset.seek);
      video.play();
      video.scrollIntoView({ block: "nearest" });
    });
  }
}

function setSpeed(choice, video) {
  choice.addEventListener("change", () => {
    video.defaultPlaybackRate = video.playbackRate = Number(choice.value); // the default outlasts loading
  });
  video.addEventListener("ratechange", () => {
    choice.value = String(video.playbackRate);
  });
}

// The player has a switch of its own for captions: each follows the other.
function switchCaptions(button, video) {
  const [track] = video.textTracks;
  button.addEventListener("click", () => {
    track.mode = track.mode === "showing" ? "hidden" : "showing";
  });
  video.textTracks.addEventListener("change", () => {
    button.setAttribute("aria-pressed", String(track.mode === "showing"));
  });
}

function followPlayback(video, spans) {
  video.addEventListener("timeupdate", () => {
    for (const span of spans) {
      const { start, end } = span.dataset;
      const current = start <= video.currentTime && video.currentTime < end;
      current ? span.setAttribute("aria-current", "true") : span.removeAttribute("aria-current");
    }
  });
  video.addEventListener("play", () => {
    for (const other of document.querySelectorAll("video")) {
      if (other !== video) other.pause();
    }
  });
}

// The list of lessons marks the one that is in the middle of the window.
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const link = document.querySelector(`nav a[href="#${CSS.escape(entry.target.id)}"]`);
      entry.isIntersecting ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current");
    }
  },
  { rootMargin: "-50% 0px -50% 0px" },
);
document.querySelectorAll(".lesson").forEach((lesson) => watcher.observe(lesson));

// On the map, the lines of the lesson that is pointed at stand out.
for (const node of document.querySelectorAll(".map [data-node]")) {
  const { node: name } = node.dataset;
  const links = node
    .closest("svg")
    .querySelectorAll(`[data-before="${CSS.escape(name)}"], [data-after="${CSS.escape(name)}"]`);
  const mark = (near) => [node, ...links].forEach((part) => part.classList.toggle("near", near));
  for (const event of ["pointerenter", "focus"]) node.addEventListener(event, () => mark(true));
  for (const event of ["pointerleave", "blur"]) node.addEventListener(event, () => mark(false));
}
