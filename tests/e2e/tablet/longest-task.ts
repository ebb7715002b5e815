type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/**
 * The longest task of a page's main thread in a Chromium trace, ms of processor time: what the same work takes
 * on a machine that does nothing else, so that a busy one does not fail a test.
 */
export function readLongest(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  )
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      ph === 'X' && name === 'ThreadControllerImpl::RunTask' && mains.has(`${pid}/${tid}`),
  )
  // A task that the end of the trace cut off has no duration.
  const durations = tasks.flatMap(({ tdur, dur }) => tdur ?? dur ?? [])
  if (durations.length === 0) throw new Error('the trace holds no task of a page')
  return Math.max(...durations) / 1000
}
