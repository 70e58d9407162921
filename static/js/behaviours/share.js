// Copying the address, and the phone's own sheet for sharing.
export default function share(list) {
  const { url, text } = list.dataset;
  const copy = list.querySelector('[data-copy]');
  const native = list.querySelector('[data-native]');
  if (navigator.clipboard) {
    const words = copy.querySelector('span');
    const before = words.textContent;
    copy.closest('li').hidden = false;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(url);
      words.textContent = copy.dataset.done;
      setTimeout(() => { words.textContent = before; }, 3000);
    });
  }
  if (navigator.share) {
    native.closest('li').hidden = false;
    native.addEventListener('click', () => navigator.share({ title: text, url }).catch(() => {}));
  }
}
