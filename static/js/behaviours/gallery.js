// Thumbnails slide the pictures, and the picture in view marks its thumbnail.
export default function gallery(box) {
  const stage = box.querySelector('.stage');
  const links = new Map([...box.querySelectorAll('.thumbs a')].map(link => [link.hash.slice(1), link]));
  const mark = id => {
    for (const [key, link] of links) {
      if (key === id) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
    }
  };
  for (const [id, link] of links) {
    link.addEventListener('click', event => {
      event.preventDefault();
      const figure = document.getElementById(id);
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      figure.scrollIntoView({ block: 'nearest', inline: 'center', behavior: calm ? 'auto' : 'smooth' });
      mark(id);
    });
  }
  const seen = new IntersectionObserver(
    entries => entries.forEach(entry => entry.isIntersecting && mark(entry.target.id)),
    { root: stage, threshold: 0.6 },
  );
  stage.querySelectorAll('figure').forEach(figure => seen.observe(figure));
}
