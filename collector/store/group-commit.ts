/**
 * Writers of the embedded store, let in together: whoever has come by the next turn of the loop shares one commit, and so
 * one wait for the disk. Each works in a savepoint of its own, and is answered only when the commit has returned; a commit
 * that fails is told to all of them.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'

type Work<D, T> = (tx: Transaction<D>) => Promise<T>
type Outcome = { readonly done: unknown } | { readonly fault: unknown }

interface Writer<D> {
  readonly work: Work<D, unknown>
  answer(outcome: Outcome): void
}

export function groupCommit<D>(db: Kysely<D>): <T>(work: Work<D, T>) => Promise<T> {
  let waiting: Writer<D>[] = []
  let open = false

  async function letIn() {
    open = true
    while (waiting.length > 0) {
      await nextTurn()
      const group = waiting
      waiting = []
      const outcomes = await committed(db, group)
      for (const [i, writer] of group.entries()) writer.answer(outcomes[i] as Outcome)
    }
    open = false
  }

  return <T>(work: Work<D, T>) =>
    new Promise<T>((done, failed) => {
      waiting.push({
        work,
        answer: (outcome) => ('fault' in outcome ? failed(outcome.fault) : done(outcome.done as T)),
      })
      if (!open) void letIn()
    })
}

async function committed<D>(db: Kysely<D>, group: readonly Writer<D>[]): Promise<readonly Outcome[]> {
  try {
    return await db.transaction().execute(async (tx) => {
      const outcomes: Outcome[] = []
      for (const { work } of group) outcomes.push(await apart(tx, work))
      return outcomes
    })
  } catch (fault) {
    return group.map(() => ({ fault }))
  }
}

/** What one writer did is undone alone. A full disk ends the transaction by itself: then there is nothing to go back to, and that fails for all. */
async function apart<D>(tx: Transaction<D>, work: Work<D, unknown>): Promise<Outcome> {
  await sql`savepoint writer`.execute(tx)
  let outcome: Outcome
  try {
    outcome = { done: await work(tx) }
  } catch (fault) {
    outcome = { fault }
    await undo(tx, fault)
  }
  await sql`release writer`.execute(tx)
  return outcome
}

async function undo<D>(tx: Transaction<D>, fault: unknown) {
  try {
    await sql`rollback to writer`.execute(tx)
  } catch {
    throw fault
  }
}
