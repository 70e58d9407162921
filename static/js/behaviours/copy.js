// Copying a value that is long to type, such as the number of an account.
export default function copy(value) {
  if (!navigator.clipboard) return;
  const button = value.querySelector('[data-copy]');
  const words = button.querySelector('span');
  const before = words.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(value.dataset.text);
      words.textContent = button.dataset.done;
      setTimeout(() => { words.textContent = before; }, 3000);
    } catch {
      button.hidden = true; // refused: the value stands beside it, to be marked by hand
    }
  });
}
