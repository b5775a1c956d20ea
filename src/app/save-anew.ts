/** How a checkpoint that a restricted loader does not take is written anew, beside itself, in the protocol of torch.save. */
export function saveAnew(path: string): string {
  const python = (text: string) => JSON.stringify(text).replaceAll("'", '\\u0027');
  const [from, to] = [python(path), python(`${path}.new`)];
  const program = `import torch; torch.save(torch.load(${from}, map_location="cpu", weights_only=False), ${to})`;
  return `to save it anew as ${path}.new: python -c '${program}'`;
}
