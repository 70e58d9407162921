// Copying a text that is long to type, such as the number of an account.
export default function copy(list) {
  const button = list.querySelector('[data-copy]');
  if (!navigator.clipboard) return;
  const words = button.querySelector('span');
  const before = words.textContent;
  button.closest('li').hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(list.dataset.text);
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = before; }, 3000);
  });
}
