/**
 * How much of the time that an SDQ takes is the app's: a script answers it at one second a question, and everything
 * over those seconds is counted, from the press on *Börja* to the thanks after the handing in. `npm run bench -- questionnaire-time`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { tablet } from '../test/browser/chromium.ts'
import { startCollector } from '../test/browser/serve.ts'
import { handOver, makeCase, startPractice, takeBack } from '../test/browser/steps.ts'
import { clock } from './case-list/in-page.ts'

const rounds = 3

/** Milliseconds. */
interface Answered {
  readonly questions: number
  readonly thinking: number
  readonly whole: number
  /** What this browser takes to draw one frame in which nothing is new, once a question: the floor. Not in `whole`. */
  readonly bare: number
  /** From the press on an answer to the next question drawn, one a question. */
  readonly steps: readonly number[]
}

/** Runs in the page, so that no time between this program and the browser is counted. */
async function answerAll(): Promise<Answered> {
  const drawn = () => new Promise<number>((then) => window.painted(then))
  const press = (sign: string) => document.querySelector<HTMLElement>(sign)?.click()
  const until = async (is: () => boolean) => {
    while (!is()) await drawn()
    return drawn()
  }
  const question = () => document.querySelector('.question__text')?.textContent ?? ''
  const began = performance.now()
  press('.button--wide')
  await until(() => question() !== '')
  let thinking = 0
  let bare = 0
  const steps: number[] = []
  while (question() !== '') {
    const asked = question()
    const from = performance.now()
    await new Promise((later) => setTimeout(later, 1000))
    const decided = performance.now()
    thinking += decided - from
    press('.answer-choice:nth-child(2) input')
    press('.asking__ways [type=submit]')
    steps.push((await until(() => question() !== asked)) - decided)
    const idle = performance.now()
    bare += (await drawn()) - idle
  }
  press('.asking__ways .button--main')
  const whole = (await until(() => document.querySelector('.contacts') !== null)) - began
  return { questions: steps.length, thinking, whole: whole - bare, bare, steps }
}

async function round(page: Page): Promise<Answered> {
  await makeCase(page, { born: '15' })
  await handOver(page, 'SDQ S11')
  const answered = await page.evaluate(answerAll)
  await takeBack(page)
  await page.getByRole('heading', { name: /^Tillbaka/ }).waitFor()
  await page.getByRole('link', { name: 'Ärenden' }).click()
  return answered
}

const data = mkdtempSync(join(tmpdir(), 'bench-'))
const server = await startCollector(data, { LOG: 'silent' })
const device = await tablet()
const context = await device.open({ serviceWorkers: 'allow' })
await context.addInitScript(clock)
const page = context.pages()[0] ?? (await context.newPage())
await startPractice(page, server.address)
const all: Answered[] = []
for (let n = 0; n < rounds; n += 1) all.push(await round(page))
await context.close()
await device.remove()
await server.stop()
rmSync(data, { recursive: true })

const share = ({ whole, thinking }: Answered) => (whole - thinking) / thinking
const own = (one: Answered) => share(one) - one.bare / one.thinking
const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
const percent = (part: number) => `${(part * 100).toFixed(1)} %`
const steps = all.flatMap((one) => one.steps)
console.log(`| round | questions | seconds in all | of them thinking | over the thinking | of that, empty frames |
|--:|--:|--:|--:|--:|--:|
${all.map((one, i) => `| ${i + 1} | ${one.questions} | ${(one.whole / 1000).toFixed(2)} | ${(one.thinking / 1000).toFixed(2)} | ${percent(share(one))} | ${percent(one.bare / one.thinking)} |`).join('\n')}

From an answer to the next question drawn: median ${middle(steps).toFixed(0)} ms, longest ${Math.max(...steps).toFixed(0)} ms.
The app's share, without the frames that this browser needs to draw nothing: ${percent(middle(all.map(own)))} in the middle round; it may be at most 3 %.`)
if (middle(all.map(own)) > 0.03) process.exitCode = 1
