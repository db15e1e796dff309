// Draws charts from the tables that stand beside them, so that both say the same and whoever
// cannot see a chart, or has no script, reads the table.
(function () {
  "use strict";
  var colour = window.junheng.colour;

  function options(extra) {
    return Object.assign({
      animation: false,
      textStyle: { color: colour("ink"), fontFamily: getComputedStyle(document.body).fontFamily },
      tooltip: { renderMode: "richText", backgroundColor: colour("paper"), borderColor: colour("line"), textStyle: { color: colour("ink") } }
    }, extra);
  }

  function short(text, most) {
    return text.length > most ? text.slice(0, most - 1) + "…" : text;
  }

  function chartOf(box) {
    return echarts.getInstanceByDom(box) || echarts.init(box);
  }

  /** Coefficients of variation, each against its limit. */
  function balance(box, table) {
    var rows = Array.from(table.tBodies[0].rows).filter(function (row) { return row.dataset.name; });
    box.style.height = Math.max(16, rows.length * 1.7 + 4) + "rem";
    var chart = chartOf(box);
    chart.resize();
    chart.setOption(options({
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: "value", axisLabel: { color: colour("quiet") }, splitLine: { lineStyle: { color: colour("line") } } },
      yAxis: { type: "category", inverse: true, data: rows.map(function (row) { return row.dataset.name; }), axisLabel: { color: colour("ink") }, axisTick: { show: false }, axisLine: { lineStyle: { color: colour("line") } } },
      series: [{
        type: "bar", barWidth: "55%",
        data: rows.map(function (row) {
          return { value: row.dataset.value ? Number(row.dataset.value) : null, itemStyle: { color: colour(row.dataset.outcome === "unmet" ? "unmet" : row.dataset.outcome === "met" ? "met" : "open") } };
        }),
        tooltip: { formatter: function (at) { var cells = rows[at.dataIndex].cells; return short(cells[0].textContent.trim(), 30) + "\n" + cells[2].textContent + "  (" + cells[3].textContent + ")"; } }
      }, {
        type: "scatter", symbol: "rect", symbolSize: [3, 20], itemStyle: { color: colour("ink") }, silent: true,
        data: rows.map(function (row) { return row.dataset.limit ? Number(row.dataset.limit) : null; })
      }]
    }), true);
    chart.off("click");
    chart.on("click", function (at) { follow(rows[at.dataIndex].querySelector("a")); });
  }

  function follow(link) {
    if (link) {
      window.location.href = link.href;
    }
  }

  var STATES = { met: "heat-10", unmet: "heat-0", error: "heat-0", undetermined: "heat-open", behind: "heat-5", not_applicable: "heat-none", not_judged: "heat-none" };

  /** From red by yellow to green: a share of targets that are met. */
  function shade(share) {
    return share >= 100 ? colour("heat-10") : share >= 90 ? colour("heat-9") : share >= 75 ? colour("heat-7") : share >= 50 ? colour("heat-5") : colour("heat-0");
  }

  function heat(box, table) {
    var columns = Array.from(table.tHead.rows[0].cells).slice(1).map(function (cell) { return cell.textContent.trim(); });
    var rows = Array.from(table.tBodies[0].rows);
    var data = [];
    rows.forEach(function (row, y) {
      Array.from(row.cells).slice(1).forEach(function (cell, x) {
        var state = cell.dataset.state;
        data.push({
          value: [x, y, 0], text: cell.textContent.trim(),
          itemStyle: { color: state.indexOf("share-") === 0 ? shade(Number(cell.dataset.share)) : colour(STATES[state] || "heat-none") }
        });
      });
    });
    var narrow = box.clientWidth < 560;
    box.style.height = (rows.length * (narrow ? 20 : 22) + (narrow ? 110 : 130)) + "px";
    var chart = chartOf(box);
    chart.resize();
    chart.setOption(options({
      grid: { left: 8, right: 16, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: "category", position: "top", data: columns, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: colour("ink"), interval: 0, rotate: narrow || columns.length > 8 ? 55 : 0, formatter: function (text) { return short(text, narrow ? 8 : columns.length > 8 ? 12 : 14); } } },
      yAxis: { type: "category", inverse: true, data: rows.map(function (row) { return row.cells[0].textContent.trim(); }), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: colour("ink"), interval: 0, formatter: function (text) { return short(text, narrow ? 9 : 22); } } },
      series: [{
        type: "heatmap", data: data, itemStyle: { borderColor: colour("paper"), borderWidth: 2 },
        label: { show: !narrow && columns.length <= 12, formatter: function (at) { return short(at.data.text, 6); }, color: colour("heat-ink"), fontSize: 11 },
        tooltip: { formatter: function (at) { return rows[at.value[1]].cells[0].textContent.trim() + "\n" + short(columns[at.value[0]], 30) + "\n" + at.data.text; } }
      }],
      visualMap: { show: false, type: "piecewise", min: 0, max: 1, dimension: 2, inRange: {} }
    }), true);
    chart.off("click");
    chart.on("click", function (at) { follow(rows[at.value[1]].querySelector("a")); });
  }

  var kinds = { balance: balance, heat: heat };

  function drawAll() {
    document.querySelectorAll("[data-chart]").forEach(function (box) {
      var table = document.getElementById(box.dataset.table);
      if (table && kinds[box.dataset.chart]) {
        kinds[box.dataset.chart](box, table);
      }
    });
  }

  var waiting = 0;
  window.addEventListener("resize", function () {
    clearTimeout(waiting);
    waiting = setTimeout(drawAll, 150);
  });
  document.addEventListener("htmx:afterSwap", function () { requestAnimationFrame(drawAll); });
  window.junheng.onDraw(drawAll);
})();
