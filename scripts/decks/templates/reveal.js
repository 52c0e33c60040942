"use strict";

const reveal = document.querySelector(".reveal");
const deck = new Reveal(reveal, {
  width: Number(reveal.dataset.width),
  height: Number(reveal.dataset.height),
  margin: 0,
  center: false,
  scrollActivationWidth: null, // on a phone, too, a slide is a slide
  controls: matchMedia("(pointer: coarse)").matches, // arrows tell fingers that there is more
  progress: false,
  hash: true,
  respondToHashChanges: true,
  transition: "none",
  backgroundTransition: "none",
  plugins: [RevealNotes],
});

// reveal.js gives the classes of a section to its background, too.
const beats = () => [...document.querySelectorAll("section.beat")];
const film = (section) => section.querySelector("video");

// A browser takes only so many films at once, so the slide's own and its neighbours' are loaded.
function load(section) {
  const video = film(section);
  if (video.src) return;
  video.src = section.dataset.clip ?? unpacked(section.querySelector("script"));
  video.loop = "loops" in section.dataset;
}

function unpacked(script) {
  const bytes = Uint8Array.from(atob(script.textContent), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: "video/mp4" }));
}

function unload(section) {
  const video = film(section);
  if (!video.src) return;
  if (video.src.startsWith("blob:")) URL.revokeObjectURL(video.src);
  video.removeAttribute("src");
  video.load();
}

// A browser lets no page speak before the first key, and stops a film that begins to.
const maySpeak = () => navigator.userActivation?.hasBeenActive ?? true;

function play(section) {
  const video = film(section);
  section.classList.remove("rested", "ended");
  video.currentTime = 0;
  video.muted = !maySpeak();
  video.play().catch((refusal) => {
    if (refusal.name !== "NotAllowedError") return; // it was paused before it began
    video.muted = true;
    video.play().catch(() => {}); // the same
  });
}

function speak() {
  if (maySpeak()) beats().forEach((section) => (film(section).muted = false));
}

for (const gesture of ["keydown", "pointerup"]) document.addEventListener(gesture, speak, true);

function rest(section) {
  film(section).pause();
  section.classList.add("rested");
}

for (const section of beats()) {
  film(section).addEventListener("ended", () => section.classList.add("ended"));
  section.querySelector(".again").addEventListener("click", () => play(section));
}

function show(section, backwards) {
  const all = beats();
  const index = all.indexOf(section);
  const place = index < 0 ? all.findIndex((beat) => section.compareDocumentPosition(beat) & 4) : index;
  all.forEach((beat, other) => {
    if (beat !== section) rest(beat);
    Math.abs(other - place) <= 1 ? load(beat) : unload(beat);
  });
  if (index < 0 || deck.isOverview()) return;
  // Who goes back, by however many slides, sees the picture from which the next beat set out.
  backwards && !film(section).loop ? rest(section) : play(section);
}

deck.on("slidechanged", ({ currentSlide, previousSlide }) => {
  show(currentSlide, Boolean(previousSlide && previousSlide.compareDocumentPosition(currentSlide) & 2));
});
deck.on("overviewhidden", () => show(deck.getCurrentSlide(), false));
deck.addKeyBinding({ keyCode: 82, key: "R", description: "Play the beat again" }, () => {
  const section = deck.getCurrentSlide();
  if (section.matches(".beat")) play(section);
});
deck.initialize().then(() => show(deck.getCurrentSlide(), false));
