/** What a piece of work costs the processor, in milliseconds: others on a busy machine do not lengthen it. */
export function processorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
