// What the browser keeps for the viewer. Where it refuses, as some do for pages from the disk, nothing is kept.

function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(`mathreel ${key}`));
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(`mathreel ${key}`);
    else localStorage.setItem(`mathreel ${key}`, JSON.stringify(value));
  } catch {
    // The page works without it.
  }
}
