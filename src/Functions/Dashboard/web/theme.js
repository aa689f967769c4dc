// Not a module, so that it runs before anything is painted: a page must not flash in the theme that was not chosen.
(() => {
  const chosen = localStorage.getItem("engagement.theme");
  if (chosen === "light" || chosen === "dark")
    document.documentElement.dataset.theme = chosen;
})();
