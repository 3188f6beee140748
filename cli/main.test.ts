import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { mattstock, table } from '../test/cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'mattstock-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('help', () => {
  it.each([[['--help']], [['-h']], [['help']]])('%j says what there is', (args) => {
    const { err, out, status } = mattstock(args)
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('score --form <form>')
    expect(out).toContain('Exit status')
  })

  it('of a command says its columns', () => {
    expect(mattstock(['score', '--help']).out).toContain('consid … attends')
    expect(mattstock(['change', '--help']).out).toContain('reliability')
  })
})

describe('the list', () => {
  const ids = ['cgas', 'core-10', 'core-om', 'ordinary-week', 'yp-core'].concat(
    ['p2-4', 't2-4', 'p4-17', 't4-17', 's11-17'].flatMap((version) => [`sdq-${version}`, `sdq-${version}-followup`]),
  )
  it.each([[['--list']], [['score', '--list']]])('%j names every form', (args) => {
    const { out, status } = mattstock(args)
    expect(status).toBe(0)
    expect(table(out).map((line) => line.form)).toEqual(expect.arrayContaining(ids))
    expect(out).toContain('sdq-t4-17-followup,SDQ T4-17 follow-up,teacher,4-17,1-month,2,sdq-three-band\n')
  })
  it('is JSON when asked', () => {
    const list = JSON.parse(mattstock(['--list', '--format', 'json']).out) as { form: string }[]
    expect(list.map(({ form }) => form)).toEqual(expect.arrayContaining(ids))
  })
})

describe('what cannot be done is said in one sentence, with status 2', () => {
  it.each([
    [[], 'say what to do: score, change, open, instrument, wording, fhir or import (see --help)'],
    [['rescore'], 'there is no command rescore: score, change, open, instrument, wording, fhir or import (see --help)'],
    [['score'], 'say which form, with --form (see --list)'],
    [['score', '--form', 'sdq'], 'there is no form sdq (see --list)'],
    [['score', '--form'], "Option '--form <value>' argument missing"],
    [['score', '--from', 'cgas'], "Unknown option '--from'"],
    [['score', '--form', 'cgas', '--format', 'xml'], '--format is csv or json, not xml'],
    [['change', '--form', 'cgas'], '--form does not belong to change (see --help)'],
    [['wording'], 'say which: wording check, wording from-fhir, wording to-fhir (see --help)'],
    [['fhir', 'import'], 'say which: fhir export (see --help)'],
    [['score', '--form', 'cgas', '--dry-run'], '--dry-run does not belong to score (see --help)'],
    [['change', 'a.csv', 'b.csv'], 'one file at a time, not 2'],
    [['change', '.'], '. cannot be read (EISDIR)'],
  ])('%j', (args, sentence) => {
    expect(mattstock(args)).toEqual({ status: 2, out: '', err: `mattstock: ${sentence}.\n` })
  })
})

it('reads a file as it reads standard input, and - as standard input', () => {
  const file = join(folder, 'a.csv')
  writeFileSync(file, 'id,age,score\na,10,55\n')
  const expected = { status: 0, out: 'id,score,score_band,review\na,55,definite case,\n', err: '' }
  expect(mattstock(['score', '--form', 'cgas', file])).toEqual(expected)
  expect(mattstock(['score', '--form', 'cgas', '-'], 'id,age,score\na,10,55\n')).toEqual(expected)
})

const rows = (count: number) =>
  `id,slept,worried,ate,cried,played\n${Array.from({ length: count }, (_, at) => `${at},1,3,,2,2\n`).join('')}`

/** Prints the most memory that the process held, in kB, as its last word on standard error. */
const tellMemory = `--import=data:text/javascript,${encodeURIComponent(
  `import { readFileSync } from 'node:fs'
   process.on('exit', () => process.stderr.write(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]))`,
)}`

it.runIf(process.platform === 'linux')('streams: ten times the rows take no more memory', () => {
  const peak = (count: number) => {
    const input = rows(count).replaceAll(/^\d/gm, `${'a long id '.repeat(9)}$&`)
    const { err, out, status } = mattstock(['score', '--form', 'ordinary-week'], input, [tellMemory])
    expect([status, out.split('\n').length]).toEqual([0, count + 2])
    return Number(err) / 1000
  }
  // 27 MB are read more, and as many written: held, they would be seen.
  expect(peak(300_000) - peak(30_000)).toBeLessThan(15)
})

it('stops quietly when the reader has seen enough', async () => {
  const file = join(folder, 'long.csv')
  writeFileSync(file, rows(100_000))
  const child = spawn(process.execPath, ['cli/main.ts', 'score', '--form', 'ordinary-week', file])
  let err = ''
  child.stderr.on('data', (chunk) => (err += chunk))
  child.stdout.once('data', () => child.stdout.destroy())
  const status = await new Promise((ended) => child.on('close', ended))
  expect([status, err]).toEqual([0, ''])
})

it('gives the same on any machine: locale and time zone make no difference', () => {
  const input = 'id,score\nÅsa,55\n'
  const plain = mattstock(['score', '--form', 'cgas'], input)
  const before = { ...process.env }
  try {
    for (const [LC_ALL, TZ] of [
      ['tr_TR.UTF-8', 'Pacific/Chatham'],
      ['sv_SE.UTF-8', 'Asia/Riyadh'],
    ]) {
      Object.assign(process.env, { LC_ALL, LANG: LC_ALL, TZ })
      expect(mattstock(['score', '--form', 'cgas'], input)).toEqual(plain)
    }
  } finally {
    process.env = before
  }
})
