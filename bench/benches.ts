/** Every bench: what it asks, and against what. The order is the order of `npm run bench -- all` and of docs/performance.md. */

export interface Bench {
  readonly name: string
  readonly asks: string
  readonly against: string
  /** On a quiet machine with two cores. */
  readonly minutes: number
  /** Left out of `all` unless `--long` is said. */
  readonly long?: true
  /** Measures the built app in a browser. */
  readonly built?: true
  /** What is run, where it is not `bench/<name>.ts`. */
  readonly command?: readonly [string, ...string[]]
}

export const benches: readonly Bench[] = [
  {
    name: 'answering',
    asks: 'how soon the first question can be answered with nothing cached, over Fast 3G, offline and after a kill; how soon a tap is seen and saved, memory, long tasks; processor slowed 6×, for long tasks 4×',
    against: 'hand-written HTML and script with the same 34 questions from the same server, in turn',
    minutes: 3,
    built: true,
  },
  {
    name: 'case-list',
    asks: 'from unlock, beyond key derivation, to the list of 5 000 cases on screen, from a tap to a case with 60 measurements drawn whole, and taps answered while the list scrolls',
    against: '300 and 100 ms, and the same markup on a bare page in the same run',
    minutes: 2,
    built: true,
  },
  {
    name: 'relay-latency',
    asks: 'how soon what is saved on one reader stands on another’s screen, with nothing pressed there',
    against: 'a median of 1 s and 2 s at the 98th percentile',
    minutes: 3,
    built: true,
  },
  {
    name: 'waiting-room',
    asks: 'how soon after Lämna in on a tablet in the waiting room the score stands on a computer’s screen',
    against: 'a median of 1 s and 2 s at the 98th percentile',
    minutes: 4,
    built: true,
  },
  {
    name: 'desk',
    asks: 'how high the list and three cases are, and for four questions of a clinician the presses, the scrolling and the time',
    against: 'the same pages and questions before the desk was made: docs/desk.md',
    minutes: 1,
    built: true,
  },
  {
    name: 'vault-writes',
    asks: 'what a save by staff and an answer take in a browser, what of it the signature of the log is, what reading 5 000 entries takes, and what erasing one of 2 500 cases takes',
    against: 'the same saves with a signature that costs nothing, in turn',
    minutes: 1.5,
  },
  {
    name: 'away',
    asks: 'how long a device takes that was away for a month, in which 500 forms were written elsewhere and keys changed three times, until all is in, and to start from then on',
    against: '3 s for a start, and the same month without a change of keys, in the same run',
    minutes: 2,
  },
  {
    name: 'throughput',
    asks: 'records per second of scoring in memory; rows per second of the command line from CSV to CSV, stage by stage, and the memory it held',
    against:
      'a naive function, a loop over typed arrays and tables; pandas, data.table and polars where they are installed: in the same run on the same rows',
    minutes: 1.5,
  },
  {
    name: 'period',
    asks: 'counting and disclosure of 1 000 to 100 000 children, the cost of a child, memory; and from the press to the preview in a browser, with what held the screen',
    against: '1 500 ms for 100 000, no task over 50 ms, and one plain pass over the same children in the same run',
    minutes: 1.5,
    built: true,
  },
  {
    name: 'collector',
    asks: 'batches accepted a second, and time to publish and memory from 27 to 30 000 units',
    against:
      "the same server doing nothing and each store's own commits, in turn, and the growth with the number of units",
    minutes: 2.5,
  },
  {
    name: 'relay',
    asks: 'what 300 units of eight devices ask of one relay: requests a second, time to an answer at the load that is reckoned with and at more, memory and disk',
    against: 'the same server doing nothing, in the same run; 40 requests a second',
    minutes: 3.5,
  },
  {
    name: 'storm',
    asks: 'what becomes of 500 batches a second for a minute and 3 000 devices that come back within it, at two processes on one PostgreSQL: time to an answer, refusals, memory, processor time',
    against: 'nothing that was acknowledged lost, and no refusal that does not say when to come back',
    minutes: 4,
    long: true,
  },
  {
    name: 'start',
    asks: 'from starting the server, and from `npm start`, to the first byte of the app; how long `npm ci` takes and what it weighs',
    against: 'a bare server of Node, started in turn',
    minutes: 1,
    built: true,
  },
  {
    name: 'questionnaire-time',
    asks: 'what the app adds to an SDQ that a script answers at one second a question, from *Börja* to the thanks',
    against: '3 %',
    minutes: 1,
    long: true,
    built: true,
  },
  {
    name: 'fuzz',
    asks: 'every reader that takes bytes, a million cases each: crashes, waits of over a second, effects of what was refused',
    against: 'none of them; 10 000 a reader in CI (`test/fuzz/`)',
    minutes: 60,
    long: true,
    command: [process.execPath, 'scripts/by-vite.ts', 'bench/fuzz.ts'],
  },
  {
    name: 'reenact',
    asks: '2014 re-enacted over HTTP, and 200 more invented nations by the same functions: how often a figure lies within its margin, and whether counts lean',
    against: '95 % within their margins, no lean',
    minutes: 10,
    long: true,
    command: [process.execPath, 'scripts/by-vite.ts', 'test/reenactment/main.ts', '--seeds', '200'],
  },
  {
    name: 'leaving',
    asks: 'whether anything about fewer than ten children, or a list of scores, follows from all that a unit ever sends',
    against:
      'nothing found, in 300 invented units at each of three densities of blanks; fewer in CI (`test/reenactment/`)',
    minutes: 3,
    long: true,
  },
  {
    name: 'withheld',
    asks: 'what became of every figure that the 27 units of 2014 have of their own, in ten invented nations',
    against: 'the same children by the rules of disclosure before they were made stricter, from the history',
    minutes: 2,
    long: true,
    command: [process.execPath, 'scripts/by-vite.ts', 'bench/withheld.ts'],
  },
  {
    name: 'mutants',
    asks: 'whether the collector takes a batch that the disclosure rules cannot have made, of 100 000 that were changed',
    against: 'none of them, decided by running `disclose` backwards (`test/reenactment/backwards.ts`); 300 in CI',
    minutes: 60,
    long: true,
    command: [process.execPath, 'scripts/by-vite.ts', 'bench/mutants.ts'],
  },
  {
    name: 'agreement',
    asks: 'every scoring rule on a million random forms, blanks at every density',
    against: "`second-opinion/`: the rules once more, from the papers' tables, with none of the model's code",
    minutes: 1,
    long: true,
  },
  {
    name: 'vault-model',
    asks: 'whether five devices and a relay that drops, tampers, lies, is restored, and devices that are copied and set back, end with the same rows',
    against: 'nothing lost that anybody held; and three other designs, which must fail (`test/vault/model/`)',
    minutes: 4,
    long: true,
  },
  {
    name: 'mutation',
    asks: 'whether the tests notice when the scoring is changed',
    against: '95 % of the changes noticed (docs/mutation-testing.md)',
    minutes: 40,
    long: true,
    command: ['npm', 'run', '-s', 'mutation'],
  },
]
