/** TranslatorVAE(512, 512, 512) of STEVE-1, from running the upstream model. A line a tensor: its key, and its shape; all float32. */
export default `
encoder.0.weight 512,1024
encoder.0.bias 512
encoder.1.weight 512
encoder.1.bias 512
encoder.3.weight 512,512
encoder.3.bias 512
encoder.4.weight 512
encoder.4.bias 512
encoder.6.weight 1024,512
encoder.6.bias 1024
decoder.0.weight 512,1024
decoder.0.bias 512
decoder.1.weight 512
decoder.1.bias 512
decoder.3.weight 512,512
decoder.3.bias 512
decoder.4.weight 512
decoder.4.bias 512
decoder.6.weight 512,512
decoder.6.bias 512
`;
