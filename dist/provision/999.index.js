export const id = 999;
export const ids = [999];
export const modules = {

/***/ 3380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/** VPT 3x policy, from running the upstream model. A line a tensor: its key, and its shape; all float32. */
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = (`
net.img_process.cnn.stacks.0.firstconv.layer.weight 192,3,3,3
net.img_process.cnn.stacks.0.firstconv.layer.bias 192
net.img_process.cnn.stacks.0.n.weight 192
net.img_process.cnn.stacks.0.n.bias 192
net.img_process.cnn.stacks.0.blocks.0.conv0.norm.weight 192
net.img_process.cnn.stacks.0.blocks.0.conv0.norm.bias 192
net.img_process.cnn.stacks.0.blocks.0.conv0.layer.weight 192,192,3,3
net.img_process.cnn.stacks.0.blocks.0.conv1.norm.weight 192
net.img_process.cnn.stacks.0.blocks.0.conv1.norm.bias 192
net.img_process.cnn.stacks.0.blocks.0.conv1.layer.weight 192,192,3,3
net.img_process.cnn.stacks.0.blocks.1.conv0.norm.weight 192
net.img_process.cnn.stacks.0.blocks.1.conv0.norm.bias 192
net.img_process.cnn.stacks.0.blocks.1.conv0.layer.weight 192,192,3,3
net.img_process.cnn.stacks.0.blocks.1.conv1.norm.weight 192
net.img_process.cnn.stacks.0.blocks.1.conv1.norm.bias 192
net.img_process.cnn.stacks.0.blocks.1.conv1.layer.weight 192,192,3,3
net.img_process.cnn.stacks.1.firstconv.norm.weight 192
net.img_process.cnn.stacks.1.firstconv.norm.bias 192
net.img_process.cnn.stacks.1.firstconv.layer.weight 384,192,3,3
net.img_process.cnn.stacks.1.n.weight 384
net.img_process.cnn.stacks.1.n.bias 384
net.img_process.cnn.stacks.1.blocks.0.conv0.norm.weight 384
net.img_process.cnn.stacks.1.blocks.0.conv0.norm.bias 384
net.img_process.cnn.stacks.1.blocks.0.conv0.layer.weight 384,384,3,3
net.img_process.cnn.stacks.1.blocks.0.conv1.norm.weight 384
net.img_process.cnn.stacks.1.blocks.0.conv1.norm.bias 384
net.img_process.cnn.stacks.1.blocks.0.conv1.layer.weight 384,384,3,3
net.img_process.cnn.stacks.1.blocks.1.conv0.norm.weight 384
net.img_process.cnn.stacks.1.blocks.1.conv0.norm.bias 384
net.img_process.cnn.stacks.1.blocks.1.conv0.layer.weight 384,384,3,3
net.img_process.cnn.stacks.1.blocks.1.conv1.norm.weight 384
net.img_process.cnn.stacks.1.blocks.1.conv1.norm.bias 384
net.img_process.cnn.stacks.1.blocks.1.conv1.layer.weight 384,384,3,3
net.img_process.cnn.stacks.2.firstconv.norm.weight 384
net.img_process.cnn.stacks.2.firstconv.norm.bias 384
net.img_process.cnn.stacks.2.firstconv.layer.weight 384,384,3,3
net.img_process.cnn.stacks.2.n.weight 384
net.img_process.cnn.stacks.2.n.bias 384
net.img_process.cnn.stacks.2.blocks.0.conv0.norm.weight 384
net.img_process.cnn.stacks.2.blocks.0.conv0.norm.bias 384
net.img_process.cnn.stacks.2.blocks.0.conv0.layer.weight 384,384,3,3
net.img_process.cnn.stacks.2.blocks.0.conv1.norm.weight 384
net.img_process.cnn.stacks.2.blocks.0.conv1.norm.bias 384
net.img_process.cnn.stacks.2.blocks.0.conv1.layer.weight 384,384,3,3
net.img_process.cnn.stacks.2.blocks.1.conv0.norm.weight 384
net.img_process.cnn.stacks.2.blocks.1.conv0.norm.bias 384
net.img_process.cnn.stacks.2.blocks.1.conv0.layer.weight 384,384,3,3
net.img_process.cnn.stacks.2.blocks.1.conv1.norm.weight 384
net.img_process.cnn.stacks.2.blocks.1.conv1.norm.bias 384
net.img_process.cnn.stacks.2.blocks.1.conv1.layer.weight 384,384,3,3
net.img_process.cnn.dense.norm.weight 98304
net.img_process.cnn.dense.norm.bias 98304
net.img_process.cnn.dense.layer.weight 256,98304
net.img_process.linear.norm.weight 256
net.img_process.linear.norm.bias 256
net.img_process.linear.layer.weight 3072,256
net.recurrent_layer.blocks.0.mlp0.norm.weight 3072
net.recurrent_layer.blocks.0.mlp0.norm.bias 3072
net.recurrent_layer.blocks.0.mlp0.layer.weight 12288,3072
net.recurrent_layer.blocks.0.mlp1.layer.weight 3072,12288
net.recurrent_layer.blocks.0.mlp1.layer.bias 3072
net.recurrent_layer.blocks.0.pre_r_ln.weight 3072
net.recurrent_layer.blocks.0.pre_r_ln.bias 3072
net.recurrent_layer.blocks.0.r.orc_block.b_nd 10,128
net.recurrent_layer.blocks.0.r.orc_block.q_layer.weight 3072,3072
net.recurrent_layer.blocks.0.r.orc_block.q_layer.bias 3072
net.recurrent_layer.blocks.0.r.orc_block.k_layer.weight 3072,3072
net.recurrent_layer.blocks.0.r.orc_block.v_layer.weight 3072,3072
net.recurrent_layer.blocks.0.r.orc_block.proj_layer.weight 3072,3072
net.recurrent_layer.blocks.0.r.orc_block.proj_layer.bias 3072
net.recurrent_layer.blocks.0.r.orc_block.r_layer.weight 240,3072
net.recurrent_layer.blocks.0.r.orc_block.r_layer.bias 240
net.recurrent_layer.blocks.1.mlp0.norm.weight 3072
net.recurrent_layer.blocks.1.mlp0.norm.bias 3072
net.recurrent_layer.blocks.1.mlp0.layer.weight 12288,3072
net.recurrent_layer.blocks.1.mlp1.layer.weight 3072,12288
net.recurrent_layer.blocks.1.mlp1.layer.bias 3072
net.recurrent_layer.blocks.1.pre_r_ln.weight 3072
net.recurrent_layer.blocks.1.pre_r_ln.bias 3072
net.recurrent_layer.blocks.1.r.orc_block.b_nd 10,128
net.recurrent_layer.blocks.1.r.orc_block.q_layer.weight 3072,3072
net.recurrent_layer.blocks.1.r.orc_block.q_layer.bias 3072
net.recurrent_layer.blocks.1.r.orc_block.k_layer.weight 3072,3072
net.recurrent_layer.blocks.1.r.orc_block.v_layer.weight 3072,3072
net.recurrent_layer.blocks.1.r.orc_block.proj_layer.weight 3072,3072
net.recurrent_layer.blocks.1.r.orc_block.proj_layer.bias 3072
net.recurrent_layer.blocks.1.r.orc_block.r_layer.weight 240,3072
net.recurrent_layer.blocks.1.r.orc_block.r_layer.bias 240
net.recurrent_layer.blocks.2.mlp0.norm.weight 3072
net.recurrent_layer.blocks.2.mlp0.norm.bias 3072
net.recurrent_layer.blocks.2.mlp0.layer.weight 12288,3072
net.recurrent_layer.blocks.2.mlp1.layer.weight 3072,12288
net.recurrent_layer.blocks.2.mlp1.layer.bias 3072
net.recurrent_layer.blocks.2.pre_r_ln.weight 3072
net.recurrent_layer.blocks.2.pre_r_ln.bias 3072
net.recurrent_layer.blocks.2.r.orc_block.b_nd 10,128
net.recurrent_layer.blocks.2.r.orc_block.q_layer.weight 3072,3072
net.recurrent_layer.blocks.2.r.orc_block.q_layer.bias 3072
net.recurrent_layer.blocks.2.r.orc_block.k_layer.weight 3072,3072
net.recurrent_layer.blocks.2.r.orc_block.v_layer.weight 3072,3072
net.recurrent_layer.blocks.2.r.orc_block.proj_layer.weight 3072,3072
net.recurrent_layer.blocks.2.r.orc_block.proj_layer.bias 3072
net.recurrent_layer.blocks.2.r.orc_block.r_layer.weight 240,3072
net.recurrent_layer.blocks.2.r.orc_block.r_layer.bias 240
net.recurrent_layer.blocks.3.mlp0.norm.weight 3072
net.recurrent_layer.blocks.3.mlp0.norm.bias 3072
net.recurrent_layer.blocks.3.mlp0.layer.weight 12288,3072
net.recurrent_layer.blocks.3.mlp1.layer.weight 3072,12288
net.recurrent_layer.blocks.3.mlp1.layer.bias 3072
net.recurrent_layer.blocks.3.pre_r_ln.weight 3072
net.recurrent_layer.blocks.3.pre_r_ln.bias 3072
net.recurrent_layer.blocks.3.r.orc_block.b_nd 10,128
net.recurrent_layer.blocks.3.r.orc_block.q_layer.weight 3072,3072
net.recurrent_layer.blocks.3.r.orc_block.q_layer.bias 3072
net.recurrent_layer.blocks.3.r.orc_block.k_layer.weight 3072,3072
net.recurrent_layer.blocks.3.r.orc_block.v_layer.weight 3072,3072
net.recurrent_layer.blocks.3.r.orc_block.proj_layer.weight 3072,3072
net.recurrent_layer.blocks.3.r.orc_block.proj_layer.bias 3072
net.recurrent_layer.blocks.3.r.orc_block.r_layer.weight 240,3072
net.recurrent_layer.blocks.3.r.orc_block.r_layer.bias 240
net.lastlayer.norm.weight 3072
net.lastlayer.norm.bias 3072
net.lastlayer.layer.weight 3072,3072
net.final_ln.weight 3072
net.final_ln.bias 3072
value_head.linear.weight 1,3072
value_head.linear.bias 1
value_head.normalizer.running_mean 1
value_head.normalizer.running_mean_sq 1
value_head.normalizer.debiasing_term
pi_head.camera.linear_layer.weight 121,3072
pi_head.camera.linear_layer.bias 121
pi_head.buttons.linear_layer.weight 8641,3072
pi_head.buttons.linear_layer.bias 8641
`);


/***/ })

};
