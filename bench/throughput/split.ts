/**
 * Where the command line's time goes: the same work, stopped after a stage. Prints processor seconds from the first byte
 * on. Run by bench/throughput.ts as a process of its own for each stage: `split.ts <stage> <file.csv>`.
 */

import { wholeLines } from '../../cli/lines.ts'
import { RowReader } from '../../cli/row-reader.ts'
import { input } from '../../cli/run.ts'
import { scoreTable } from '../../cli/score.ts'
import { Writer } from '../../cli/write.ts'

const STAGES = ['read', 'cells', 'score', 'format', 'write'] as const

async function until(stage: (typeof STAGES)[number], file: string): Promise<void> {
  const last = STAGES.indexOf(stage)
  const reader = new RowReader()
  let lines: ReturnType<ReturnType<typeof scoreTable>> | undefined
  let out: Writer | undefined
  const take: Parameters<RowReader['read']>[1] = (row) => {
    if ('bad' in row) throw new Error(`line ${row.line}: ${row.bad}`)
    if (!lines) {
      const header = Array.from({ length: row.count }, (_, at) => row.cell(at))
      lines = scoreTable('sdq-p4-17')(header, reader.delimiter)
      out = new Writer(lines.columns, 'csv')
      return
    }
    if (last < 2) return
    const got = lines.read(row)
    if (last < 3) return
    if ('bad' in got) throw new Error(`line ${row.line}: ${got.bad}`)
    out?.add(got)
  }
  for await (const bytes of wholeLines(input(file))) {
    if (last > 0) reader.read(bytes, take)
    if (last === 3) out = lines && new Writer(lines.columns, 'csv')
    if (last === 4) await out?.written()
  }
}

const [stage, file] = process.argv.slice(2)
if (stage !== undefined && file !== undefined) {
  const before = process.threadCpuUsage()
  await until(stage as (typeof STAGES)[number], file)
  process.stderr.write(String(process.threadCpuUsage(before).user / 1e6 + process.threadCpuUsage(before).system / 1e6))
}
