// Beside the list on a wide screen the panel stands open, also where the browser cannot do that by style alone.
export default function filters(panel) {
  const wide = matchMedia('(min-width: 60rem)');
  const fit = () => { panel.open = wide.matches; };
  fit();
  wide.addEventListener('change', fit);
}
