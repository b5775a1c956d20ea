export const id = 938;
export const ids = [938];
export const modules = {

/***/ 938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/** VPT 2x policy, from running the upstream model. A line a tensor: its key, and its shape; all float32. */
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = (`
net.img_process.cnn.stacks.0.firstconv.layer.weight 128,3,3,3
net.img_process.cnn.stacks.0.firstconv.layer.bias 128
net.img_process.cnn.stacks.0.n.weight 128
net.img_process.cnn.stacks.0.n.bias 128
net.img_process.cnn.stacks.0.blocks.0.conv0.norm.weight 128
net.img_process.cnn.stacks.0.blocks.0.conv0.norm.bias 128
net.img_process.cnn.stacks.0.blocks.0.conv0.layer.weight 128,128,3,3
net.img_process.cnn.stacks.0.blocks.0.conv1.norm.weight 128
net.img_process.cnn.stacks.0.blocks.0.conv1.norm.bias 128
net.img_process.cnn.stacks.0.blocks.0.conv1.layer.weight 128,128,3,3
net.img_process.cnn.stacks.0.blocks.1.conv0.norm.weight 128
net.img_process.cnn.stacks.0.blocks.1.conv0.norm.bias 128
net.img_process.cnn.stacks.0.blocks.1.conv0.layer.weight 128,128,3,3
net.img_process.cnn.stacks.0.blocks.1.conv1.norm.weight 128
net.img_process.cnn.stacks.0.blocks.1.conv1.norm.bias 128
net.img_process.cnn.stacks.0.blocks.1.conv1.layer.weight 128,128,3,3
net.img_process.cnn.stacks.1.firstconv.norm.weight 128
net.img_process.cnn.stacks.1.firstconv.norm.bias 128
net.img_process.cnn.stacks.1.firstconv.layer.weight 256,128,3,3
net.img_process.cnn.stacks.1.n.weight 256
net.img_process.cnn.stacks.1.n.bias 256
net.img_process.cnn.stacks.1.blocks.0.conv0.norm.weight 256
net.img_process.cnn.stacks.1.blocks.0.conv0.norm.bias 256
net.img_process.cnn.stacks.1.blocks.0.conv0.layer.weight 256,256,3,3
net.img_process.cnn.stacks.1.blocks.0.conv1.norm.weight 256
net.img_process.cnn.stacks.1.blocks.0.conv1.norm.bias 256
net.img_process.cnn.stacks.1.blocks.0.conv1.layer.weight 256,256,3,3
net.img_process.cnn.stacks.1.blocks.1.conv0.norm.weight 256
net.img_process.cnn.stacks.1.blocks.1.conv0.norm.bias 256
net.img_process.cnn.stacks.1.blocks.1.conv0.layer.weight 256,256,3,3
net.img_process.cnn.stacks.1.blocks.1.conv1.norm.weight 256
net.img_process.cnn.stacks.1.blocks.1.conv1.norm.bias 256
net.img_process.cnn.stacks.1.blocks.1.conv1.layer.weight 256,256,3,3
net.img_process.cnn.stacks.2.firstconv.norm.weight 256
net.img_process.cnn.stacks.2.firstconv.norm.bias 256
net.img_process.cnn.stacks.2.firstconv.layer.weight 256,256,3,3
net.img_process.cnn.stacks.2.n.weight 256
net.img_process.cnn.stacks.2.n.bias 256
net.img_process.cnn.stacks.2.blocks.0.conv0.norm.weight 256
net.img_process.cnn.stacks.2.blocks.0.conv0.norm.bias 256
net.img_process.cnn.stacks.2.blocks.0.conv0.layer.weight 256,256,3,3
net.img_process.cnn.stacks.2.blocks.0.conv1.norm.weight 256
net.img_process.cnn.stacks.2.blocks.0.conv1.norm.bias 256
net.img_process.cnn.stacks.2.blocks.0.conv1.layer.weight 256,256,3,3
net.img_process.cnn.stacks.2.blocks.1.conv0.norm.weight 256
net.img_process.cnn.stacks.2.blocks.1.conv0.norm.bias 256
net.img_process.cnn.stacks.2.blocks.1.conv0.layer.weight 256,256,3,3
net.img_process.cnn.stacks.2.blocks.1.conv1.norm.weight 256
net.img_process.cnn.stacks.2.blocks.1.conv1.norm.bias 256
net.img_process.cnn.stacks.2.blocks.1.conv1.layer.weight 256,256,3,3
net.img_process.cnn.dense.norm.weight 65536
net.img_process.cnn.dense.norm.bias 65536
net.img_process.cnn.dense.layer.weight 256,65536
net.img_process.linear.norm.weight 256
net.img_process.linear.norm.bias 256
net.img_process.linear.layer.weight 2048,256
net.recurrent_layer.blocks.0.mlp0.norm.weight 2048
net.recurrent_layer.blocks.0.mlp0.norm.bias 2048
net.recurrent_layer.blocks.0.mlp0.layer.weight 8192,2048
net.recurrent_layer.blocks.0.mlp1.layer.weight 2048,8192
net.recurrent_layer.blocks.0.mlp1.layer.bias 2048
net.recurrent_layer.blocks.0.pre_r_ln.weight 2048
net.recurrent_layer.blocks.0.pre_r_ln.bias 2048
net.recurrent_layer.blocks.0.r.orc_block.b_nd 10,128
net.recurrent_layer.blocks.0.r.orc_block.q_layer.weight 2048,2048
net.recurrent_layer.blocks.0.r.orc_block.q_layer.bias 2048
net.recurrent_layer.blocks.0.r.orc_block.k_layer.weight 2048,2048
net.recurrent_layer.blocks.0.r.orc_block.v_layer.weight 2048,2048
net.recurrent_layer.blocks.0.r.orc_block.proj_layer.weight 2048,2048
net.recurrent_layer.blocks.0.r.orc_block.proj_layer.bias 2048
net.recurrent_layer.blocks.0.r.orc_block.r_layer.weight 160,2048
net.recurrent_layer.blocks.0.r.orc_block.r_layer.bias 160
net.recurrent_layer.blocks.1.mlp0.norm.weight 2048
net.recurrent_layer.blocks.1.mlp0.norm.bias 2048
net.recurrent_layer.blocks.1.mlp0.layer.weight 8192,2048
net.recurrent_layer.blocks.1.mlp1.layer.weight 2048,8192
net.recurrent_layer.blocks.1.mlp1.layer.bias 2048
net.recurrent_layer.blocks.1.pre_r_ln.weight 2048
net.recurrent_layer.blocks.1.pre_r_ln.bias 2048
net.recurrent_layer.blocks.1.r.orc_block.b_nd 10,128
net.recurrent_layer.blocks.1.r.orc_block.q_layer.weight 2048,2048
net.recurrent_layer.blocks.1.r.orc_block.q_layer.bias 2048
net.recurrent_layer.blocks.1.r.orc_block.k_layer.weight 2048,2048
net.recurrent_layer.blocks.1.r.orc_block.v_layer.weight 2048,2048
net.recurrent_layer.blocks.1.r.orc_block.proj_layer.weight 2048,2048
net.recurrent_layer.blocks.1.r.orc_block.proj_layer.bias 2048
net.recurrent_layer.blocks.1.r.orc_block.r_layer.weight 160,2048
net.recurrent_layer.blocks.1.r.orc_block.r_layer.bias 160
net.recurrent_layer.blocks.2.mlp0.norm.weight 2048
net.recurrent_layer.blocks.2.mlp0.norm.bias 2048
net.recurrent_layer.blocks.2.mlp0.layer.weight 8192,2048
net.recurrent_layer.blocks.2.mlp1.layer.weight 2048,8192
net.recurrent_layer.blocks.2.mlp1.layer.bias 2048
net.recurrent_layer.blocks.2.pre_r_ln.weight 2048
net.recurrent_layer.blocks.2.pre_r_ln.bias 2048
net.recurrent_layer.blocks.2.r.orc_block.b_nd 10,128
net.recurrent_layer.blocks.2.r.orc_block.q_layer.weight 2048,2048
net.recurrent_layer.blocks.2.r.orc_block.q_layer.bias 2048
net.recurrent_layer.blocks.2.r.orc_block.k_layer.weight 2048,2048
net.recurrent_layer.blocks.2.r.orc_block.v_layer.weight 2048,2048
net.recurrent_layer.blocks.2.r.orc_block.proj_layer.weight 2048,2048
net.recurrent_layer.blocks.2.r.orc_block.proj_layer.bias 2048
net.recurrent_layer.blocks.2.r.orc_block.r_layer.weight 160,2048
net.recurrent_layer.blocks.2.r.orc_block.r_layer.bias 160
net.recurrent_layer.blocks.3.mlp0.norm.weight 2048
net.recurrent_layer.blocks.3.mlp0.norm.bias 2048
net.recurrent_layer.blocks.3.mlp0.layer.weight 8192,2048
net.recurrent_layer.blocks.3.mlp1.layer.weight 2048,8192
net.recurrent_layer.blocks.3.mlp1.layer.bias 2048
net.recurrent_layer.blocks.3.pre_r_ln.weight 2048
net.recurrent_layer.blocks.3.pre_r_ln.bias 2048
net.recurrent_layer.blocks.3.r.orc_block.b_nd 10,128
net.recurrent_layer.blocks.3.r.orc_block.q_layer.weight 2048,2048
net.recurrent_layer.blocks.3.r.orc_block.q_layer.bias 2048
net.recurrent_layer.blocks.3.r.orc_block.k_layer.weight 2048,2048
net.recurrent_layer.blocks.3.r.orc_block.v_layer.weight 2048,2048
net.recurrent_layer.blocks.3.r.orc_block.proj_layer.weight 2048,2048
net.recurrent_layer.blocks.3.r.orc_block.proj_layer.bias 2048
net.recurrent_layer.blocks.3.r.orc_block.r_layer.weight 160,2048
net.recurrent_layer.blocks.3.r.orc_block.r_layer.bias 160
net.lastlayer.norm.weight 2048
net.lastlayer.norm.bias 2048
net.lastlayer.layer.weight 2048,2048
net.final_ln.weight 2048
net.final_ln.bias 2048
value_head.linear.weight 1,2048
value_head.linear.bias 1
value_head.normalizer.running_mean 1
value_head.normalizer.running_mean_sq 1
value_head.normalizer.debiasing_term
pi_head.camera.linear_layer.weight 121,2048
pi_head.camera.linear_layer.bias 121
pi_head.buttons.linear_layer.weight 8641,2048
pi_head.buttons.linear_layer.bias 8641
`);


/***/ })

};
