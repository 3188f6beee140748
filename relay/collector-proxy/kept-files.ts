/**
 * What the collector has published, as it last answered: asked for anew each time by its ETag, and given as it was when the
 * collector is away. In memory, and no more than so much; nothing of a unit is ever here.
 */
import type { Answer, Ask, Question } from './ask.ts'

const MOST_FILES = 200
const MOST_BYTES = 64 * 1024 * 1024

interface KeptFile {
  readonly answer: Answer
  /** When the collector last said that it is so. */
  readonly at: number
}

export interface Published {
  readonly answer: Answer
  /** Milliseconds since the collector said so: 0 where it just did. */
  readonly age: number
}

export function keptFiles(ask: Ask, now: () => number) {
  /** The one that was asked for longest ago is first. */
  const files = new Map<string, KeptFile>()
  let bytes = 0

  function forget(path: string) {
    bytes -= files.get(path)?.answer.body.length ?? 0
    files.delete(path)
  }
  function keep(path: string, file: KeptFile) {
    forget(path)
    files.set(path, file)
    bytes += file.answer.body.length
    for (const oldest of files.keys()) {
      if (files.size <= MOST_FILES && bytes <= MOST_BYTES) return
      forget(oldest)
    }
  }

  return async (question: Question): Promise<Published | 'away' | 'busy'> => {
    const { path } = question
    const before = files.get(path)
    const etag = before?.answer.etag
    const answer = await ask({ ...question, ...(etag && { etag }) })
    const isAway = answer === 'away' || answer === 'busy' || answer.status >= 500
    if (isAway && before) return { answer: before.answer, age: now() - before.at }
    if (answer === 'away' || answer === 'busy') return answer
    if (answer.status === 304 && before) {
      keep(path, { answer: before.answer, at: now() })
      return { answer: before.answer, age: 0 }
    }
    if (answer.status === 200) keep(path, { answer, at: now() })
    else if (!isAway) forget(path)
    return { answer, age: 0 }
  }
}
