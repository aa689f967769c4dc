// Parts of the page in the upper part of the window are those being read.
const reading = { rootMargin: "-16% 0px -72% 0px" };

let observer = null;

/** Marks, in the contents, the part that is being read. */
export function followReading() {
  observer?.disconnect();
  observer = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      const link = document.querySelector(`nav a[href="#${target.id}"]`);
      if (isIntersecting)
        link?.setAttribute("aria-current", "true");
      else
        link?.removeAttribute("aria-current");
    }
  }, reading);
  document.querySelectorAll("main > section").forEach(section => observer.observe(section));
}
