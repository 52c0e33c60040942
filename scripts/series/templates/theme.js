// Dark or light: as the system has it, unless the viewer has chosen the other one. This runs before anything is shown.

const root = document.documentElement;
const chosen = recall("theme");
if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

document.addEventListener("click", (event) => {
  if (!event.target.closest(".theme-switch")) return;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const shown = root.dataset.theme ?? system;
  root.dataset.theme = shown === "dark" ? "light" : "dark";
  remember("theme", root.dataset.theme === system ? null : root.dataset.theme);
});
