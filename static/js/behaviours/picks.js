// What is picked has a price of its own, and so many pieces: the prices that stand for it, and the number, follow the pick.
export default function picks(box) {
  const number = box.closest('form').querySelector('.qty input');

  function follow() {
    const pick = box.querySelector('input:checked');
    const amount = pick.closest('label').querySelector('.amount');
    for (const place of document.querySelectorAll('[data-of-pick] .price')) place.replaceChildren(amount.cloneNode(true));
    number.dataset.most = pick.dataset.most;
    if (Number(number.value) > Number(pick.dataset.most)) number.value = pick.dataset.most;
  }

  box.addEventListener('change', follow);
  window.addEventListener('pageshow', follow); // when the way back led here, the browser has kept a pick by then
  if (document.readyState === 'complete') follow();
}
