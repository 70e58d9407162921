// What is picked has a price of its own, and so many pieces: the prices that stand for it, and the number, follow the pick.
export default function picks(box) {
  const number = box.closest('form').querySelector('.qty input');

  function follow() {
    const pick = box.querySelector('input:checked');
    const amount = pick.closest('label').querySelector('.amount');
    for (const place of document.querySelectorAll('[data-of-pick] .price')) place.replaceChildren(amount.cloneNode(true));
    number.dataset.most = pick.dataset.most;
  }

  box.addEventListener('change', follow);
  if (!box.querySelector('input:checked')?.defaultChecked) follow(); // the browser kept a pick of before
}
