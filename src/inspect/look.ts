// How the panel looks. Comes in: nothing. Goes out: its style sheet. Light and dark follow the `color-scheme` of the element, which a page may set;
// by default that is what the person prefers. Next: style.ts of the elements puts it in.

const colours = `
:host{color-scheme:light dark;
--surface:light-dark(#fff,#12181e);--sunken:light-dark(#f5f7f9,#0c1116);--line:light-dark(#dce2e8,#2a343e);
--ink:light-dark(#16202a,#e6ecf1);--soft:light-dark(#55626e,#9dabb8);
--accent:light-dark(#0b6b7d,#5cc8da);
--good:light-dark(#0a6b3d,#6fd8a0);--busy:light-dark(#7d4700,#f5bd68);--asks:light-dark(#6b3fa0,#c9a6f5);--stops:light-dark(#b3261e,#ff9d94)}
.good{--tone:var(--good)}
.busy,.notice{--tone:var(--busy)}
.asks{--tone:var(--asks)}
.stops{--tone:var(--stops)}
.plain{--tone:var(--soft)}
.chip,.notice{color:var(--tone);background:color-mix(in srgb,var(--tone) 11%,var(--surface))}`;

const frame = `
:host{display:block;container-type:inline-size;color:var(--ink);font:14px/1.45 var(--reaction-inspector-font,system-ui,sans-serif);text-align:start}
:host([hidden]),[hidden]{display:none!important}
*{box-sizing:border-box;margin:0}
.panel{display:flex;flex-direction:column;height:100%;max-height:inherit;background:var(--surface);border:1px solid var(--line);border-radius:12px;overflow:hidden}
:host([floating]){position:fixed;inset-block-end:12px;inset-inline-end:12px;z-index:2147483000;width:min(880px,100vw - 24px);max-height:min(640px,100dvh - 24px);pointer-events:none}
:host([floating]) .panel{pointer-events:auto;box-shadow:0 2px 6px rgb(0 0 0/.08),0 12px 40px rgb(0 0 0/.18);width:fit-content;max-width:100%;margin-inline-start:auto}
:host([floating][open]) .panel{width:100%}
header,.chips,.tools,.buttons,.kinds{display:flex;flex-wrap:wrap;align-items:center;gap:6px 10px}
header,.side,.tools,.notice{padding:10px 12px}
header{position:relative}
:host([floating]) header{padding-inline-end:40px}
h2{font-size:14px;font-weight:650}
h3{font-size:13px;font-weight:650;display:flex;gap:6px;align-items:baseline}
.chip{padding:1px 9px;border-radius:99px;font-size:12.5px;border:1px solid transparent}
.toggle{position:absolute;inset:0;border:0;border-radius:11px;background:none;color:inherit;font:inherit}
.toggle::after{content:"";position:absolute;inset-block-start:calc(50% - 6px);inset-inline-end:18px;width:7px;height:7px;border:solid var(--soft);border-width:2px 0 0 2px;rotate:45deg}
.toggle[aria-expanded=true]::after{rotate:225deg;inset-block-start:calc(50% - 2px)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.toggle:focus-visible,.log:focus-visible,.lists:focus-visible{outline-offset:-3px}
.body{flex:1;display:flex;flex-direction:column;min-height:0;overflow:auto;border-block-start:1px solid var(--line)}
.side,.lists{display:flex;flex-direction:column;gap:14px}
.lists{overflow:auto}
.side section{display:grid;gap:6px}
.notice:empty{display:none}
.panel.notice{display:block}
.empty,.last,.sentence,small,.count{color:var(--soft);font-size:12.5px}
.count{font-weight:400}
.last{min-height:1.45em}
.sentence:empty,.missed:empty,.count:empty{display:none}
@container (min-width:400px){
.side{display:grid;grid-template-columns:1.4fr 1fr}
.lists{height:0;min-height:100%}
}
@container (min-width:680px){
.body{display:grid;grid-template-columns:minmax(260px,318px) minmax(0,1fr);grid-template-rows:auto minmax(0,1fr);overflow:hidden}
.notice{grid-column:1/-1}
.side{display:flex;grid-row:2;overflow:auto;border-inline-end:1px solid var(--line)}
.lists{flex:1 0 80px;min-height:0}
.timeline{grid-row:2}
}`;

const diagram = `
.diagram{display:block;width:100%;max-width:340px;height:auto;direction:ltr}
.diagram text{font:11px system-ui,sans-serif;fill:var(--soft)}
.diagram rect{fill:var(--surface);stroke:var(--line)}
.diagram .near rect{stroke:var(--soft)}
.diagram .near text{fill:var(--ink)}
.diagram .far rect{stroke-dasharray:3 3}
.diagram .now rect{fill:var(--tone);stroke:var(--tone)}
.diagram .now text{fill:var(--surface)}
.next{stroke:color-mix(in srgb,var(--soft) 45%,var(--surface));stroke-width:1.25}
.step{stroke:var(--accent);stroke-width:2}
#next path{fill:var(--soft)}
#step path{fill:var(--accent)}
@media (prefers-reduced-motion:no-preference){
.step{stroke-dasharray:1;animation:draw .5s ease-out}
.diagram .now rect{transition:fill .3s}
@keyframes draw{from{stroke-dashoffset:1}}
}`;

const lists = `
ul,ol{list-style:none;padding:0}
ul:empty{display:none}
.lockouts,.requests{display:grid;gap:6px}
.side li{display:grid;grid-template-columns:1fr auto;gap:1px 10px;font-size:12.5px}
.side b{font-weight:600}
.side li .what,.last{justify-self:start}
.what{color:var(--soft);overflow-wrap:anywhere;unicode-bidi:isolate}
.what b{color:var(--ink)}
.time,time,.last{font-variant-numeric:tabular-nums}
.side small,.bar{grid-column:1/-1}
.bar{height:3px;border-radius:2px;background:var(--sunken);overflow:hidden}
.bar i{display:block;height:100%;width:calc(var(--left)*100%);border-radius:2px;background:var(--busy)}
@media (prefers-reduced-motion:no-preference){.bar i{transition:width 1s linear}}`;

const timeline = `
.timeline{flex:1;display:flex;flex-direction:column;min-height:290px;border-block-start:1px solid var(--line)}
.chips,.buttons{gap:6px}
.buttons button,[type=search]{min-height:28px;padding:2px 10px;font:inherit;font-size:13px;color:var(--ink);background:var(--surface);border:1px solid var(--line);border-radius:7px}
.buttons button:hover{background:var(--sunken)}
.buttons [aria-pressed=true]{color:var(--surface);background:var(--accent);border-color:var(--accent)}
.missed{color:var(--accent);font-size:12.5px}
[type=search]{flex:1 1 100px;min-width:0;background:var(--sunken)}
input::placeholder{color:var(--soft);opacity:1}
.kinds{gap:2px 9px;width:100%}
.kinds label{display:flex;align-items:center;gap:4px;min-height:24px;font-size:12.5px}
button,label{cursor:pointer}
.kinds input{accent-color:var(--accent)}
.log{flex:1;min-height:0;max-height:var(--reaction-inspector-log-height,340px);overflow:auto;background:var(--sunken);border-block-start:1px solid var(--line);padding:6px 0}
.log .empty{padding:10px 12px}
.group{padding:4px 12px}
.head{display:flex;gap:10px;align-items:baseline}
.head time{flex:none;color:var(--soft);font-size:11.5px}
.head small{flex:none;margin-inline-start:auto;font-size:11.5px}
.row{min-width:0;overflow-wrap:anywhere;font-size:12.5px;color:var(--soft)}
.row b{font-weight:600;color:var(--tone)}
.row.plain b{color:var(--ink)}
.row.app b{color:var(--accent)}
.caused{margin-inline-start:36px;border-inline-start:1px solid var(--line)}
.caused li{position:relative;padding-inline-start:16px;padding-block:1px}
.caused li::before{content:"";position:absolute;inset-inline-start:0;inset-block-start:.75em;width:10px;border-block-start:1px solid var(--line)}
.caused li:last-child::after{content:"";position:absolute;inset-inline-start:-1px;inset-block:calc(.75em + 1px) 0;width:1px;background:var(--sunken)}
@container (min-width:680px){
.timeline{border:0;min-height:0}
.log{max-height:none;flex-basis:var(--reaction-inspector-log-height,420px)}
:host([floating]) .log{flex-basis:auto}
}
@container (max-width:440px){.caused{margin-inline-start:8px}}`;

// Where the person has colours of their own the browser leaves a drawing as it is: its colours are named here.
const forced = `
@media (forced-colors:active){
:host{--surface:Canvas;--line:GrayText;--ink:CanvasText;--soft:CanvasText;--accent:Highlight}
.chip,.bar{border:1px solid CanvasText}
.bar i,.buttons [aria-pressed=true]{forced-color-adjust:none;color:HighlightText;background:Highlight}
.diagram .now rect{fill:Highlight;stroke:Highlight}
.diagram .now text{fill:HighlightText}
}`;

export const inspectorStyle = colours + frame + diagram + lists + timeline + forced;
