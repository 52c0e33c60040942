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
