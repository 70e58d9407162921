// Whoever signs out takes the pages of their till along; what was sold and not sent yet stays until its family signs in again.
const forget = () => {
  globalThis.caches?.delete('till-pages');
  sessionStorage.clear(); // what was typed and not sent
};

export default function forgetTill(form) {
  if (form.dataset.when === 'now') globalThis.caches?.delete('till-pages');
  form.addEventListener('submit', forget);
}
