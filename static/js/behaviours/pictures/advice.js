// What could be better about a picture, told before it is sent. The figures are those of the market itself (kernel/photos.py),
// which looks again at what arrives.
export const GOOD_SIDE = 800, DARK = 70, BRIGHT = 212, PALE = 32, SHARP = 60, JUDGED_AT = 480;

const meanOf = values => values.reduce((sum, one) => sum + one, 0) / values.length;
const varianceOf = (values, mean) => values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length;

// How light each pixel of a square is, 0 to 255.
function lightness(picture, { side, left, top }) {
  const size = Math.max(3, Math.round(Math.min(side, JUDGED_AT)));
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, left, top, side, side, 0, 0, size, size);
  const { data } = pen.getImageData(0, 0, size, size);
  const grey = new Float64Array(size * size);
  for (let i = 0; i < grey.length; i += 1) grey[i] = (data[4 * i] * 299 + data[4 * i + 1] * 587 + data[4 * i + 2] * 114) / 1000;
  return { grey, size };
}

// How sharply each pixel differs from its four neighbours; the rim has none on one side.
function edges(grey, size) {
  const found = [];
  for (let y = 1; y < size - 1; y += 1) {
    for (let x = 1; x < size - 1; x += 1) {
      const i = y * size + x;
      const edge = grey[i - 1] + grey[i + 1] + grey[i - size] + grey[i + size] - 4 * grey[i];
      found.push(Math.min(Math.max(edge + 128, 0), 255));
    }
  }
  return found;
}

// "dark", "bright", "blurred" and "small", as far as they are true of a square of a picture.
export function advice(picture, square) {
  const { grey, size } = lightness(picture, square);
  const mean = meanOf(grey), spread = Math.sqrt(varianceOf(grey, mean)), lines = edges(grey, size);
  const told = {
    dark: mean < DARK,
    bright: mean > BRIGHT && spread < PALE,
    blurred: varianceOf(lines, meanOf(lines)) < SHARP,
    small: square.side < GOOD_SIDE,
  };
  return Object.keys(told).filter(name => told[name]);
}
