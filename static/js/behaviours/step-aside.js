// The buying bar at the foot of a phone steps aside while the button it stands for is in sight.
export default function stepAside(bar) {
  const meant = document.getElementById(bar.dataset.meant);
  new IntersectionObserver(([seen]) => bar.classList.toggle('aside', seen.isIntersecting)).observe(meant);
}
