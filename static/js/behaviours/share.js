// Copying the address, and the phone's own sheet for sharing. Browsers within apps may refuse to copy: there the link stays.
export default function share(list) {
  const { url, text } = list.dataset;
  const copy = list.querySelector('[data-copy]');
  const native = list.querySelector('[data-native]');
  const plain = list.querySelector('[data-plain]');
  if (navigator.clipboard) {
    const words = copy.querySelector('span');
    const before = words.textContent;
    copy.closest('li').hidden = false;
    plain.hidden = true;
    copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(url);
        words.textContent = copy.dataset.done;
        setTimeout(() => { words.textContent = before; }, 3000);
      } catch {
        words.textContent = copy.dataset.failed;
        plain.hidden = false;
      }
    });
  }
  if (navigator.share) {
    native.closest('li').hidden = false;
    native.addEventListener('click', () => navigator.share({ title: text, url }).catch(() => {}));
  }
}
