"""What is run. Wherever mathreel is started, this is imported before manim."""

from scripts.basis.plain_manim import leave_out_manim_cfg

leave_out_manim_cfg()
