// A square cut out of a picture: moved by a finger, by the arrows, brought nearer by two fingers, the slider, + and -.
const LARGEST = 1600; // pixels of what is sent
const STEP = 0.04; // of the square, per arrow
const NEAREST = 4;
const REST = 250; // milliseconds after which a square is looked at that is moved no more

const between = (low, value, high) => Math.min(Math.max(value, low), high);

// Where the square lies on the picture, in its pixels: always whole on it.
export function square({ width, height }, { x, y, zoom }) {
  const side = Math.min(width, height) / zoom;
  return { side, left: between(0, x * width - side / 2, width - side), top: between(0, y * height - side / 2, height - side) };
}

export class Crop {
  constructor(canvas, slider, picture) {
    Object.assign(this, { canvas, slider, picture, x: 0.5, y: 0.5, zoom: 1, fingers: new Map() });
    canvas.addEventListener('pointerdown', event => this.touch(event));
    canvas.addEventListener('pointermove', event => this.drag(event));
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, event => this.fingers.delete(event.pointerId));
    canvas.addEventListener('keydown', event => this.key(event));
    slider.addEventListener('input', () => this.nearer(Number(slider.value)));
    this.draw();
  }

  draw() {
    const { side, left, top } = square(this.picture, this);
    this.x = (left + side / 2) / this.picture.width;
    this.y = (top + side / 2) / this.picture.height;
    const { width } = this.canvas;
    this.canvas.getContext('2d').drawImage(this.picture, left, top, side, side, 0, 0, width, width);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rested?.({ side, left, top }), REST);
  }

  nearer(zoom) {
    this.zoom = between(1, zoom, NEAREST);
    this.slider.value = this.zoom;
    this.draw();
  }

  // Moves what is seen by parts of the square.
  move(across, down) {
    const { side } = square(this.picture, this);
    this.x -= (across * side) / this.picture.width;
    this.y -= (down * side) / this.picture.height;
    this.draw();
  }

  touch(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, event);
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const shown = this.canvas.clientWidth;
    const other = [...this.fingers.values()].find(finger => finger.pointerId !== event.pointerId);
    if (other) {
      const apart = finger => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY) || 1;
      this.nearer((this.zoom * apart(event)) / apart(before));
    } else {
      this.move((event.clientX - before.clientX) / shown, (event.clientY - before.clientY) / shown);
    }
    this.fingers.set(event.pointerId, event);
  }

  key(event) {
    const arrows = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    const nearer = { '+': 1.1, '=': 1.1, '-': 1 / 1.1 };
    if (arrows[event.key]) this.move(...arrows[event.key]);
    else if (nearer[event.key]) this.nearer(this.zoom * nearer[event.key]);
    else return;
    event.preventDefault();
  }

  // The square as a file of its own, small enough for a weak signal.
  async file(name) {
    const { side, left, top } = square(this.picture, this);
    const size = Math.round(Math.min(side, LARGEST));
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    canvas.getContext('2d').drawImage(this.picture, left, top, side, side, 0, 0, size, size);
    const blob = await new Promise(done => { canvas.toBlob(done, 'image/jpeg', 0.9); });
    return new File([blob], name, { type: 'image/jpeg' });
  }
}
