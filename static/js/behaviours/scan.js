// Tickets are read by the camera of the phone where its browser knows how: a code that is seen is put into the form and sent. Where
// it does not, the short code is typed or the name looked for.
const PAUSE = 250;

export default function scan(box) {
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices) return;
  const button = box.querySelector('[data-open]'), video = box.querySelector('video'), said = box.querySelector('[data-said]');
  const form = document.getElementById(box.dataset.form), field = form.elements[box.dataset.field];
  const reader = new BarcodeDetector({ formats: ['qr_code'] });
  let stream = null;
  box.hidden = false;

  const close = () => {
    stream?.getTracks().forEach(track => track.stop());
    stream = null;
    video.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  };

  const look = async () => {
    if (!stream) return;
    const [found] = await reader.detect(video).catch(() => []);
    if (found) {
      field.value = found.rawValue;
      close();
      form.requestSubmit();
    } else {
      setTimeout(look, PAUSE);
    }
  };

  button.addEventListener('click', async () => {
    if (stream) { close(); return; }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.srcObject = stream;
      video.hidden = false;
      button.setAttribute('aria-expanded', 'true');
      await video.play();
      look();
    } catch {
      close();
      said.textContent = said.dataset.failed;
    }
  });
}
