// Draws the charts of a page with ECharts from their data attributes. The table beside each says the same; without this script it stands alone.
(() => {
  'use strict';
  const css = getComputedStyle(document.documentElement);
  const colour = name => css.getPropertyValue(name).trim();
  const palette = [colour('--qy-blue'), colour('--qy-amber-fill'), colour('--qy-red'), colour('--qy-green'), colour('--qy-grey')];
  const ink = colour('--qy-ink');
  const quiet = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const font = { fontFamily: colour('--qy-sans'), color: ink };
  const cut = name => name.length > 12 ? `${name.slice(0, 11)}…` : name;

  const across = (data, stacked) => ({
    grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
    xAxis: { type: 'value', minInterval: stacked ? 1 : 0 },
    yAxis: { type: 'category', inverse: true, data: data.names, axisLabel: { formatter: cut } },
    series: data.series.map(s => ({ type: 'bar', name: s.name, data: s.values, stack: stacked ? 'all' : undefined, barMaxWidth: 18, label: { show: !stacked, position: 'right' } })),
  });
  const kinds = {
    bar: data => across(data, false),
    stack: data => across(data, true),
    line: data => ({
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      xAxis: { type: 'category', data: data.names },
      yAxis: { type: 'value', max: 100 },
      series: data.series.map(s => ({ type: 'line', name: s.name, data: s.values })),
    }),
    funnel: data => ({
      legend: { show: false },
      series: [{ type: 'funnel', sort: 'none', left: 16, right: 16, top: 8, bottom: 8, minSize: '12%', itemStyle: { color: palette[0] }, label: { position: 'inside', color: '#fff', formatter: '{b} {c}' }, data: data.names.map((name, i) => ({ name, value: data.series[0].values[i] })) }],
    }),
  };

  document.querySelectorAll('[data-chart]').forEach(place => {
    const data = JSON.parse(place.dataset.chart);
    if (data.kind === 'stack' || data.kind === 'bar') place.classList.add(data.names.length > 12 ? 'tall' : 'short');
    const chart = window.echarts.init(place, null, { renderer: 'canvas' });
    // richText: a tooltip of HTML would carry styles of its own, which the page's policy forbids.
    chart.setOption({ animation: !quiet, color: palette, textStyle: font, tooltip: { renderMode: 'richText' }, legend: { top: 0, type: 'scroll' }, ...kinds[data.kind](data) });
    chart.on('click', event => { if (data.links[event.dataIndex]) location.assign(data.links[event.dataIndex] + (data.parts?.[event.seriesIndex] ?? '')); });
    new ResizeObserver(() => chart.resize()).observe(place);
    place.dataset.drawn = 'true';
  });
})();
