/**
 * Tokenizers of which it has been proven that they give these ids. What a tokenizer gives follows from its bytes, so of
 * files with these digests it need not be proven at every run; that is half the time of verifying CLIP's. A test proves
 * it with the files themselves, and the interop tests with the real clients.
 */
export const provenTokenizers = [
  {
    /** Digests, sha256, of openai/clip-vit-base-patch16. */
    vocab: '3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69',
    merges: '9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a',
    golden: {
      'a photo of a cow': [320, 1125, 539, 320, 9706],
      'dig as far as possible': [9887, 601, 2384, 601, 3134],
      'get dirt': [779, 11795],
      'look at the sky': [1012, 536, 518, 2390],
      'collect seeds': [10186, 9128],
      'go swimming!': [861, 7411, 256],
      'kill a sheep': [4367, 320, 9629],
      "Don't stop — mine 3 diamonds": [847, 713, 1691, 2005, 3347, 274, 12687],
      jekyll: [49405],
      'steve1 diamond pickaxe': [3803, 272, 6235, 901, 1595, 19183],
    } as Record<string, readonly number[]>,
  },
];

/** Whether the files with these digests are known to give these ids for these prompts. */
export function isProven(
  vocab: string | undefined,
  merges: string | undefined,
  golden: Readonly<Record<string, readonly number[]>>,
): boolean {
  const known = provenTokenizers.find((one) => one.vocab === vocab && one.merges === merges)?.golden;
  return (
    known !== undefined &&
    Object.entries(golden).every(([prompt, ids]) => Object.hasOwn(known, prompt) && `${known[prompt]}` === `${ids}`)
  );
}
