"""MP4 that plays everywhere: H.264 with captions to switch on, and sound even if it is silence."""

from __future__ import annotations

from pathlib import Path

from scenes.stage.lesson import PlayedBeat
from scripts.exports.drawing_progress import with_progress
from scripts.film.assembly import join_films
from scripts.film.encoding.encoder import BackgroundEncoder, SegmentEncoder
from scripts.film.excerpt import record_excerpt
from scripts.film.footage import OnProgress
from scripts.film.subject import Part, Subject
from scripts.narration.captions import captions
from scripts.narration.languages import track_language
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.narration.sound import RATE, silence
from scripts.narration.transcript import phrases_of
from scripts.narration.voices.takes import takes_of


def write_mp4(
    subject: Subject,
    part: Part,
    path: Path,
    narration_style: NarrationStyle = SILENT,
    on_progress: OnProgress = lambda _: None,
) -> list[PlayedBeat]:
    """Film a part of a lesson as one MP4 file, and return them with their times in it."""
    quality, burn_captions = subject.quality, narration_style.burn_captions
    takes = takes_of(narration_style.voice, subject.params.pace)
    pictures = path.with_name("pictures.mp4")
    encoder = BackgroundEncoder(SegmentEncoder(pictures, quality), quality)
    try:
        write = with_progress(encoder.write, subject, part, on_progress)
        beats = record_excerpt(subject, part, write, narrator=takes, burn_captions=burn_captions)
    except BaseException:
        encoder.abort()
        raise
    encoder.finish()
    frames = [(beat, round((beat.end - beat.start) * quality.fps)) for beat in beats]
    silent = [silence(round(beats[-1].end * RATE))]  # for players that insist on a sound track
    sound = takes.sound(frames, quality.fps) if takes else silent
    cues = () if burn_captions else captions(phrases_of(beats))  # players show a track of their own accord
    title, language = subject.lesson_class.title, track_language(narration_style.language)
    join_films([(title, pictures)], path, title, sound=sound, cues=cues, language=language)
    pictures.unlink()
    return beats
