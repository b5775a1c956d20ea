import { Float, Global, Instance, type PickleValue, tuple, writePickle } from './pickle-writer.js';

/**
 * A pickle that looks like `2x.model`, the architecture file of VPT's 2x models: settings of the policy network, and the
 * action and observation spaces as objects of gym3. Source: `MineRLAgent` and `load_model_parameters` of VPT's `agent.py`
 * and `run_agent.py`, which read `model.args.net.args` and `model.args.pi_head_opts`.
 */
export function writeVptModel(): Buffer {
  const net = {
    attention_heads: 16,
    attention_mask_style: 'clipped_causal',
    attention_memory_size: 256,
    diff_mlp_embedding: false,
    hidsize: 2048,
    img_shape: [128, 128, 3],
    impala_chans: [16, 32, 32],
    impala_kwargs: { post_pool_groups: 1 },
    impala_width: 8,
    init_norm_kwargs: { batch_norm: false, group_norm_groups: 1 },
    n_recurrence_layers: 4,
    only_img_input: true,
    pointwise_ratio: 4,
    pointwise_use_activation: false,
    recurrence_is_residual: true,
    recurrence_type: 'transformer',
    timesteps: 128,
    use_pointwise_layer: true,
    use_pre_lstm_ln: false,
  };
  return writePickle({
    version: 3,
    model: {
      function: 'ypt.model.MinecraftAgentPolicy',
      args: {
        net: { function: 'ypt.policy.MinecraftPolicy', args: net },
        pi_head_opts: { temperature: new Float(2) },
      },
    },
    extra_args: {
      ac_space: dictType({ buttons: tensorType(8641, 'int64', [1]), camera: tensorType(121, 'int64', [1]) }),
      ob_space: dictType({ img: tensorType(256, 'uint8', [128, 128, 3]) }),
    },
  });
}

/** An object of one of the three classes that the file names. Their constructors are not called. */
function gym3(name: 'DictType' | 'TensorType' | 'Discrete', state: PickleValue): Instance {
  return new Instance(new Global('gym3.types', name), { via: 'newobj', state });
}

const dictType = (spaces: Record<string, PickleValue>) => gym3('DictType', { _d: spaces });

function tensorType(n: number, dtype: string, shape: number[]): Instance {
  const eltype = gym3('Discrete', { n, dtype_name: dtype });
  return gym3('TensorType', { eltype, shape: tuple(...shape), ndim: shape.length });
}
