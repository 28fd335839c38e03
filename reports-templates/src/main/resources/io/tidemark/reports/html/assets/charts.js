// Drawings over time that can be read to the digit: uPlot draws again what the page's drawings show, from the same
// values. Texts are shown as the page has them; numbers made of them are only places on the screen.
"use strict";

(() => {
	const GUTTER = 52;
	const HINT = "Arrow keys move along the dates and to what moved on one, Enter opens what is behind it, "
		+ "plus and minus zoom, Escape shows all.";
	const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 2 });
	const percent = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });

	const create = (tag, className, text) => {
		const element = document.createElement(tag);
		element.className = className;
		element.textContent = text ?? "";
		return element;
	};
	/** A place on the screen for a text like -1,234.50 or 81.25%. */
	const number = (text) => {
		const value = text == null ? NaN : Number(text.replace(/[,%]/g, ""));
		return Number.isNaN(value) ? null : text.endsWith("%") ? value / 100 : value;
	};

	class Chart {

		constructor(figure) {
			this.figure = figure;
			this.plot = JSON.parse(figure.dataset.plot);
			this.last = this.plot.dates.length - 1;
			this.isDaily = this.last > 0 && new Date(this.plot.dates[this.last].date) - new Date(this.plot.dates[0].date)
				< this.last * 5 * 864e5;
			this.at = this.last;
			this.from = 0;
			this.to = this.last;
			this.piece = -1;
			this.style = getComputedStyle(document.documentElement);
			this.findWays();
			this.addReadout();
			this.live = create("div", "live");
			this.live.tabIndex = 0;
			this.live.setAttribute("role", "application");
			this.live.setAttribute("aria-roledescription", "chart");
			this.live.setAttribute("aria-label", figure.querySelector("svg.time").getAttribute("aria-label") + " " + HINT);
			this.said = create("p", "hidden");
			this.said.setAttribute("aria-live", "polite");
			figure.classList.add("drawn");
			figure.append(this.live, this.said);
			this.addZoomed();
			this.parts = [];
			if (this.plot.lines.length) {
				this.parts.push(this.draw(this.lines(), 200, !this.plot.bars.length));
			}
			if (this.plot.bars.length) {
				this.parts.push(this.draw(this.bars(), this.plot.lines.length ? 150 : 220, true));
			}
			this.live.addEventListener("keydown", (event) => this.press(event));
			this.live.addEventListener("blur", () => this.point(-1));
			new ResizeObserver(() => this.fit()).observe(this.live);
			this.show(this.last);
		}

		/** Dates and pieces lead to where they do in the page's own drawing, which has them in the same order. */
		findWays() {
			const way = (rect) => rect.closest("a")?.getAttribute("href") ?? null;
			const slots = this.figure.querySelectorAll("rect.slot");
			const pieces = [...this.figure.querySelectorAll("rect.piece")].values();
			this.plot.dates.forEach((date, index) => {
				date.href = way(slots[index]);
				for (const row of this.plot.bars) {
					row.hrefs ??= [];
					row.hrefs.push(row.shown[index] == null ? null : way(pieces.next().value));
				}
			});
		}

		/** The list of what is drawn gets the values of a date, and keeps its place whatever they are. */
		addReadout() {
			const keys = this.figure.querySelector(".keys");
			this.day = create("li", "day");
			keys.prepend(this.day);
			const widen = (element, texts) => {
				element.style.minWidth = Math.max(...texts.map((text) => text?.length ?? 1)) + "ch";
			};
			widen(this.day, this.plot.dates.map((date) => date.name));
			this.rows = [...this.plot.lines, ...this.plot.bars];
			this.rows.forEach((row, index) => {
				row.numbers = row.shown.map(number);
				row.swatch = keys.children[index + 1].querySelector("rect");
				row.amount = create("a", "amount");
				widen(row.amount, row.shown);
				keys.children[index + 1].append(" ", row.amount);
			});
		}

		addZoomed() {
			this.zoomed = create("p", "zoomed");
			this.zoomed.hidden = true;
			this.range = create("span", "");
			const all = create("button", "", "Show all");
			all.addEventListener("click", () => this.zoom(0, this.last));
			this.zoomed.append(this.range, all);
			const form = document.querySelector("form.filters");
			if (this.plot.period && form?.elements.dateFrom && form.elements.dateTo) {
				const only = create("button", "", "Ask for these days only");
				only.addEventListener("click", () => this.ask(form));
				this.zoomed.append(only);
			}
			for (const button of this.zoomed.querySelectorAll("button")) {
				button.type = "button";
			}
			this.figure.append(this.zoomed);
		}

		/** The form asks for the days that are shown. */
		ask(form) {
			if (this.from > 0) {
				const before = new Date(this.plot.dates[this.from - 1].date + "T00:00:00Z");
				form.elements.dateFrom.value = new Date(before.getTime() + 864e5).toISOString().slice(0, 10);
			}
			if (this.to < this.last) {
				form.elements.dateTo.value = this.plot.dates[this.to].date;
			}
			form.requestSubmit();
		}

		color(row) {
			return () => getComputedStyle(row.swatch).fill;
		}

		variable(name) {
			return () => this.style.getPropertyValue(name);
		}

		lines() {
			return {
				rows: this.plot.lines.map((row) => row.numbers),
				series: this.plot.lines.map((row) => ({
					stroke: this.color(row), width: 2,
					points: { show: this.plot.dates.length < 16, size: 6, fill: this.color(row) }
				})),
				range: (u, low, high) => {
					const least = Math.max(Math.abs(high) * 0.02, Number.MIN_VALUE);
					const room = (Math.max(high - low, least) - (high - low)) / 2 + (high - low) * 0.06;
					return low == null ? [0, 1] : [low - room, high + room];
				},
				format: this.plot.share ? percent : compact,
				hasPoints: true
			};
		}

		/** Bars are stacked from 0 up and down: the last is drawn first, and the others over it. */
		bars() {
			const above = this.plot.dates.map(() => 0);
			const below = this.plot.dates.map(() => 0);
			for (const row of this.plot.bars) {
				row.ends = row.numbers.map((value, index) => {
					const sums = value < 0 ? below : above;
					return value ? sums[index] += value : null;
				});
			}
			const stacked = [...this.plot.bars].reverse();
			return {
				rows: stacked.map((row) => row.ends),
				series: stacked.map((row) => ({
					fill: this.color(row), width: 0, points: { show: false },
					paths: uPlot.paths.bars({ size: [0.72, 48] })
				})),
				range: (u, low, high) => low == null ? [0, 1] : [Math.min(0, low) * 1.05, Math.max(0, high) * 1.05],
				format: compact,
				hasPoints: false
			};
		}

		draw(part, height, hasDates) {
			const text = this.variable("--muted");
			const grid = { stroke: this.variable("--line"), width: 1 };
			const font = "12px system-ui, sans-serif";
			const dates = (u, splits) => splits.map((at) => Number.isInteger(at) ? this.plot.dates[at]?.label ?? "" : "");
			const u = new uPlot({
				width: this.live.clientWidth || 600,
				height: hasDates ? height : height - 20,
				padding: [10, 12, hasDates ? 0 : 8, 0],
				legend: { show: false },
				scales: {
					x: { time: false, range: () => [this.from - 0.5, this.to + 0.5] },
					y: { range: part.range }
				},
				axes: [
					{ show: hasDates, stroke: text, font, size: 26, gap: 6, space: 76, values: dates,
						incrs: this.isDaily ? [1, 2, 7, 14, 28, 56, 91, 182, 364] : [1, 2, 3, 6, 12, 24, 48, 96], grid: { show: false }, ticks: { show: false } },
					{ stroke: text, font, size: GUTTER, gap: 6, space: 34, grid, ticks: { show: false },
						values: (_, splits) => splits.map((value) => part.format.format(value)) }
				],
				series: [{}, ...part.series],
				cursor: {
					y: false,
					points: { show: part.hasPoints },
					drag: { x: true, y: false, setScale: false },
					sync: { key: this.figure.id }
				},
				hooks: {
					setCursor: [(self) => self.cursor.idx != null && this.show(self.cursor.idx)],
					setSelect: [(self) => this.select(self)]
				}
			}, [this.plot.dates.map((_, index) => index), ...part.rows], this.live);
			this.listen(u);
			return u;
		}

		listen(u) {
			u.over.addEventListener("pointerdown", (event) => {
				this.pointer = event.pointerType;
				this.dragged = false;
			});
			u.over.addEventListener("pointermove", (event) => {
				if (event.pointerType === "touch") {
					this.move(u.posToIdx(event.clientX - u.over.getBoundingClientRect().left));
				}
			});
			u.over.addEventListener("mousemove", () => {
				u.over.style.cursor = this.behind(u) ? "pointer" : "";
			});
			// A finger reads; its way on is by the values.
			u.over.addEventListener("click", (event) => {
				const href = this.pointer === "touch" || this.dragged ? null : this.behind(u);
				if (href) {
					this.open(href, event.ctrlKey || event.metaKey);
				}
			});
			u.over.addEventListener("mouseleave", () => this.show(this.last));
		}

		open(href, beside) {
			if (beside) {
				window.open(href, "_blank", "noopener");
			} else {
				window.location.assign(href);
			}
		}

		/** What is behind the place of the pointer: a piece of a bar, else the whole date. */
		behind(u) {
			const at = u.cursor.idx;
			if (at == null || !this.plot.dates[at]) {
				return null;
			}
			if (u === this.parts.at(-1) && this.plot.bars.length) {
				const level = u.posToVal(u.cursor.top, "y");
				const row = this.plot.bars.find((each) => {
					const end = each.ends[at];
					return end != null && level * end > 0 && Math.abs(level) <= Math.abs(end);
				});
				if (row?.hrefs[at]) {
					return row.hrefs[at];
				}
			}
			return this.plot.dates[at].href ?? null;
		}

		select(u) {
			const { left, width } = u.select;
			if (width < 8) {
				return;
			}
			this.dragged = true;
			u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
			const from = Math.ceil(u.posToVal(left, "x") - 0.25);
			const to = Math.floor(u.posToVal(left + width, "x") + 0.25);
			if (to > from) {
				this.zoom(from, to);
			}
		}

		zoom(from, to) {
			this.from = Math.max(0, from);
			this.to = Math.min(this.last, to);
			const { dates } = this.plot;
			this.zoomed.hidden = this.from === 0 && this.to === this.last;
			this.range.textContent = `${dates[this.from].name} to ${dates[this.to].name}`;
			for (const u of this.parts) {
				u.setData(u.data);
			}
		}

		show(at) {
			if (!this.plot.dates[at]) {
				return;
			}
			this.at = at;
			this.day.textContent = this.plot.dates[at].name;
			for (const row of this.rows) {
				const href = row.numbers[at] == null ? null : row.hrefs ? row.hrefs[at] : this.plot.dates[at].href;
				row.amount.textContent = row.shown[at] ?? "–";
				if (href) {
					row.amount.href = href;
				} else {
					row.amount.removeAttribute("href");
				}
			}
		}

		/** Moves the cross-hairs. */
		move(at) {
			const to = Math.max(this.from, Math.min(this.to, at));
			for (const u of this.parts) {
				u.setCursor({ left: u.valToPos(to, "x"), top: u.over.clientHeight / 2 }, false);
			}
			this.point(-1);
			this.show(to);
		}

		/** Points at a value of the date, or at none. */
		point(piece) {
			this.piece = piece;
			this.rows.forEach((row, index) => row.amount.classList.toggle("pointed", index === piece));
		}

		tell() {
			const row = this.rows[this.piece];
			this.said.textContent = row ? `${row.label} ${row.shown[this.at]}`
				: `${this.plot.dates[this.at].name}: ` + this.rows.filter((each) => each.numbers[this.at] != null)
					.map((each) => `${each.label} ${each.shown[this.at]}`).join(", ");
		}

		press(event) {
			if (event.altKey || event.ctrlKey || event.metaKey) {
				return;
			}
			const week = Math.max(2, Math.round((this.to - this.from) / 12));
			const third = Math.max(1, Math.floor((this.to - this.from) / 4));
			const moves = { ArrowLeft: this.at - 1, ArrowRight: this.at + 1, PageUp: this.at - week, PageDown: this.at + week,
				Home: this.from, End: this.to };
			if (event.key in moves) {
				this.move(moves[event.key]);
				this.tell();
			} else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
				const linked = this.rows.map((_, index) => index).filter((index) => this.rows[index].amount.href);
				const next = linked.indexOf(this.piece) + (event.key === "ArrowDown" ? 1 : -1);
				this.point(linked.at(next % linked.length) ?? -1);
				this.tell();
			} else if (event.key === "Enter") {
				const href = this.rows[this.piece]?.amount.href ?? this.plot.dates[this.at].href;
				if (href) {
					this.open(href, false);
				}
			} else if (event.key === "+" && this.to - this.from > 2) {
				this.zoom(Math.min(this.at - 1, this.from + third), Math.max(this.at + 1, this.to - third));
				this.move(this.at);
				this.said.textContent = this.range.textContent;
			} else if (event.key === "-") {
				this.zoom(this.from - third, this.to + third);
				this.move(this.at);
				this.said.textContent = this.range.textContent;
			} else if (event.key === "Escape") {
				this.zoom(0, this.last);
			} else {
				return;
			}
			event.preventDefault();
		}

		fit() {
			const width = this.live.clientWidth;
			for (const u of this.parts) {
				if (width && width !== u.width) {
					u.setSize({ width, height: u.height });
				}
			}
		}

	}

	if (!window.uPlot) {
		return;
	}
	const charts = [...document.querySelectorAll("figure.plot[data-plot]")].map((figure) => new Chart(figure));
	window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
		charts.flatMap((chart) => chart.parts).forEach((u) => u.redraw(false));
	});
})();
