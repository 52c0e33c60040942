// The film of the lesson that is open: where it is, what is spoken, and the keys that steer it.

const NEAR = 2; // seconds after which the place is noted again

function wordsOf(name) {
  return JSON.parse(document.querySelector(`script[data-words="${name}"]`).textContent);
}

// A browser may refuse, or be told to pause before the film has begun: then it stays as it is.
function play(video) {
  video.play().catch(() => {});
}

function startPlayer(lesson, cues) {
  const video = lesson.querySelector("video");
  addCaptions(video, cues, lesson.querySelector(".words").lang);
  rememberCaptions(lesson.querySelector(".captions"), video);
  rememberSpeed(lesson.querySelector(".speed"), video);
  followWords(lesson, video);
  keepPlace(lesson.dataset.film, video);
  lesson.addEventListener("click", (event) => {
    const link = event.target.closest("[data-seek]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    video.currentTime = Number(link.dataset.seek);
    play(video);
  });
  return video;
}

function rememberSpeed(choice, video) {
  const set = (speed) => {
    video.defaultPlaybackRate = video.playbackRate = speed; // the default outlasts loading
  };
  set(recall("speed") ?? 1);
  choice.value = String(video.playbackRate);
  choice.addEventListener("change", () => {
    set(Number(choice.value));
    remember("speed", video.playbackRate);
  });
  video.addEventListener("ratechange", () => {
    choice.value = String(video.playbackRate);
  });
}

// The player has a switch of its own for captions: each follows the other. Captions that are in the picture
// already would be read twice: there it is off, and whether it was used is not kept.
function rememberCaptions(box, video) {
  const [track] = video.textTracks;
  const show = (shown) => {
    track.mode = shown ? "showing" : "hidden";
  };
  const burnt = !box.defaultChecked;
  show(!burnt && (recall("captions") ?? true));
  box.checked = track.mode === "showing";
  const keep = () => {
    if (!burnt) remember("captions", box.checked ? null : false);
  };
  box.addEventListener("change", () => {
    show(box.checked);
    keep();
  });
  // Loading tells of a change as well: only one that is news was somebody's wish.
  video.textTracks.addEventListener("change", () => {
    if (box.checked === (track.mode === "showing")) return;
    box.checked = !box.checked;
    keep();
  });
}

// What is spoken is lit, in its chapter, and kept in sight where the words have a window of their own.
function followWords(lesson, video) {
  const words = lesson.querySelector(".words");
  const spans = [...words.querySelectorAll("[data-start]")];
  let lit = [];
  const follow = () => {
    const now = spans.filter(({ dataset }) => dataset.start <= video.currentTime && video.currentTime < dataset.end);
    if (now.length === lit.length && now.every((span, index) => span === lit[index])) return;
    lit.forEach((span) => span.removeAttribute("aria-current"));
    now.forEach((span) => span.setAttribute("aria-current", "true"));
    lit = now;
    if (lit.length && !words.matches(":hover, :focus-within")) {
      const spoken = lit.at(-1).getBoundingClientRect();
      const place = spoken.top - words.getBoundingClientRect().top + words.scrollTop;
      words.scrollTo({ top: place - words.clientHeight / 3 });
    }
  };
  for (const event of ["timeupdate", "seeking"]) video.addEventListener(event, follow);
}

function keepPlace(name, video) {
  let noted = video.currentTime;
  const note = () => {
    noted = video.currentTime;
    noteWatching(name, video);
  };
  video.addEventListener("timeupdate", () => {
    if (!video.paused && Math.abs(video.currentTime - noted) > NEAR) note();
  });
  for (const event of ["pause", "ended"]) video.addEventListener(event, note);
}

const KEYS = {
  k: (video) => (video.paused ? play(video) : video.pause()),
  j: (video) => (video.currentTime -= 10),
  l: (video) => (video.currentTime += 10),
  m: (video) => (video.muted = !video.muted),
  f: (video) => (document.fullscreenElement ? document.exitFullscreen() : video.requestFullscreen()),
  c: (video) => (video.textTracks[0].mode = video.textTracks[0].mode === "showing" ? "hidden" : "showing"),
};
// These mean something else to a control that has the focus.
const COMMON_KEYS = {
  " ": KEYS.k,
  ArrowLeft: (video) => (video.currentTime -= 5),
  ArrowRight: (video) => (video.currentTime += 5),
};

function steer(video, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=search], select")) return;
  const taken = event.target.closest("a, button, input, video, .words");
  const action = KEYS[event.key] ?? (taken ? undefined : COMMON_KEYS[event.key]);
  if (!action) return;
  event.preventDefault();
  action(video);
}
