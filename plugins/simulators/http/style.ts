import type { Answer } from './serve.ts'

const css = `
:root { color-scheme: light; --ink: #1a1f36; --soft: #545969; --line: #e3e8ee; --paper: #ffffff; --ground: #f6f8fa;
  --act: #4b45c6; --good: #0b6b4f; --bad: #a3152a; --tint: #f1f0fd; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif;
  font-variant-numeric: tabular-nums; }
h1 { font-size: 22px; line-height: 1.25; margin: 0 0 4px; } h2 { font-size: 16px; margin: 0 0 12px; }
p { margin: 0 0 12px; } a { color: var(--act); } code, .mono { font: 12.5px/1.5 ui-monospace, Menlo, Consolas, monospace; }
.banner { background: #fff4d6; color: #5c4300; border-bottom: 1px solid #f0dca0; padding: 8px 20px; font-size: 13.5px; text-align: center; }
.pay { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); min-height: calc(100vh - 38px); }
.pay > section { padding: 56px clamp(20px, 6vw, 88px); } .pay > section > * { max-width: 420px; }
.pay > .sum { background: var(--ground); } .pay > .sum > * { margin-inline: auto 0; } .pay > .how { background: var(--paper); }
.back { display: block; margin-bottom: 28px; text-decoration: none; color: var(--soft); }
.total { font-size: 36px; font-weight: 650; letter-spacing: -.01em; margin: 2px 0 28px; }
.lines { list-style: none; padding: 0; margin: 0; } .lines li { display: flex; gap: 16px; justify-content: space-between; padding: 12px 0;
  border-bottom: 1px solid var(--line); } .lines small, .soft { color: var(--soft); } .lines .all { font-weight: 600; border: 0; }
label { display: block; font-size: 13.5px; font-weight: 550; margin-bottom: 16px; }
input { display: block; width: 100%; margin-top: 5px; padding: 11px 12px; font: inherit; font-weight: 400; color: inherit; background: var(--paper);
  border: 1px solid #8d94a6; border-radius: 7px; } input:focus-visible, button:focus-visible, a:focus-visible, summary:focus-visible {
  outline: 3px solid #a8a3f5; outline-offset: 1px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
button { font: inherit; font-weight: 600; padding: 11px 16px; border: 1px solid transparent; border-radius: 7px; cursor: pointer; color: #fff;
  background: var(--act); min-height: 44px; } button.wide { width: 100%; } button.quiet { background: transparent; color: var(--act);
  border-color: var(--line); } button.small { min-height: 0; padding: 3px 9px; font-size: 13px; } button.wide + button.wide { margin-top: 10px; }
.error { color: var(--bad); background: #fdecee; border: 1px solid #f3c4cb; border-radius: 7px; padding: 10px 12px; margin-bottom: 16px; }
details { margin-top: 24px; font-size: 13.5px; color: var(--soft); } summary { cursor: pointer; }
table { width: 100%; border-collapse: collapse; font-size: 13.5px; } th { text-align: left; color: var(--soft); font-weight: 550; }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; } td form { display: inline; }
td.num, th.num { text-align: right; } td input { display: inline; width: 96px; margin: 0; padding: 3px 7px; }
.desk { max-width: 1120px; margin: 0 auto; padding: 32px 20px 64px; } .card { background: var(--paper); border: 1px solid var(--line);
  border-radius: 10px; padding: 20px; margin-top: 20px; overflow-x: auto; } .empty { color: var(--soft); padding: 20px 0 4px; }
.state { display: inline-block; padding: 1px 9px; border-radius: 99px; font-size: 12.5px; background: #eceff3; color: #3c4257; }
.state.good { background: #dff3ea; color: var(--good); } .state.bad { background: #fdecee; color: var(--bad); }
.state.wait { background: var(--tint); color: #3a34a8; }
.middle { max-width: 440px; margin: 12vh auto; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 32px; }
iframe { width: 100%; height: 640px; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
ol.bubbles { list-style: none; margin: 0; padding: 16px; display: flex; flex-direction: column-reverse; gap: 10px; background: var(--paper); min-height: 100vh; }
ol.bubbles li { max-width: 82%; padding: 9px 13px; border-radius: 16px; background: #eceff3; align-self: flex-start; } ol.bubbles p { margin: 0; white-space: pre-wrap;
  overflow-wrap: anywhere; } ol.bubbles small { font-size: 12px; opacity: .75; } ol.bubbles li.mine { align-self: flex-end; background: var(--act); color: #fff; }
.phone { max-width: 430px; margin: 0 auto; padding: 24px 20px 48px; } .phone form { margin-top: 14px; } .phone iframe { height: 460px; border-radius: 18px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
@media (max-width: 820px) { .pay { grid-template-columns: 1fr; } .pay > section { padding: 28px 20px; } .pay > section > * { margin-inline: auto; } }
`

/** The one style sheet of all simulators' pages. */
export const styleSheet: Answer = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=60' },
  body: css,
}
