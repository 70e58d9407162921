// Another city shows its ways at once; the button that asks for them steps aside. What else was typed goes along.
export default function city(form) {
  const button = form.querySelector('.city button');
  const select = form.querySelector('.city select');
  button.hidden = true;
  select.addEventListener('change', () => form.requestSubmit(button));
}
