function addCaptions(video, lines, language = document.documentElement.lang) {
  const track = video.addTextTrack("captions", "Captions", language);
  addCues(track, lines);
  track.mode = "showing";
}

function addCues(track, lines) {
  for (const [start, end, text] of lines) {
    const cue = new VTTCue(start, end, text);
    // Lessons leave the lowest ninth of the picture to captions; two lines fit there.
    cue.snapToLines = false;
    cue.line = text.includes("\n") ? 88 : 93;
    track.addCue(cue);
  }
}
