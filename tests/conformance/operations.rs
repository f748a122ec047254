//! Every operation of the specs. Refresh with: cargo run -p apiscribe-tests --bin conformance-operations

use rtc_apis::{tencent, tencent_im, volcengine};

use crate::calls::{Caller, Typed};

/// By their names.
#[rustfmt::skip]
pub(crate) fn all() -> Vec<(String, Box<dyn Caller>)> {
    vec![
        Typed::<tencent::gme::v2018_07_11::DescribeRecordInfo>::entry(),
        Typed::<tencent::gme::v2018_07_11::StartRecord>::entry(),
        Typed::<tencent::gme::v2018_07_11::StopRecord>::entry(),
        Typed::<tencent::live::v2018_08_01::CancelCommonMixStream>::entry(),
        Typed::<tencent::live::v2018_08_01::CreateCommonMixStream>::entry(),
        Typed::<tencent::live::v2018_08_01::DescribeLiveDomainCertBindings>::entry(),
        Typed::<tencent::trtc::v2019_07_22::CreateCloudRecording>::entry(),
        Typed::<tencent::trtc::v2019_07_22::DeleteCloudRecording>::entry(),
        Typed::<tencent::trtc::v2019_07_22::DescribeCloudRecording>::entry(),
        Typed::<tencent::trtc::v2019_07_22::DescribePicture>::entry(),
        Typed::<tencent::trtc::v2019_07_22::ModifyCloudRecording>::entry(),
        Typed::<tencent_im::live_engine::v4::CreateRoom>::entry(),
        Typed::<tencent_im::live_engine::v4::DelRoomMetadata>::entry(),
        Typed::<tencent_im::live_engine::v4::DestroyRoom>::entry(),
        Typed::<tencent_im::live_engine::v4::GetRoomInfo>::entry(),
        Typed::<tencent_im::live_engine::v4::GetRoomList>::entry(),
        Typed::<tencent_im::live_engine::v4::GetRoomMetadata>::entry(),
        Typed::<tencent_im::live_engine::v4::SetRoomMetadata>::entry(),
        Typed::<volcengine::rtc::v2020_12_01::DismissRoom>::entry(),
        Typed::<volcengine::rtc::v2020_12_01::ListHotMusic>::entry(),
        Typed::<volcengine::rtc::v2020_12_01::ListRoomInfo>::entry(),
        Typed::<volcengine::rtc::v2020_12_01::StartRecord>::entry(),
        Typed::<volcengine::rtc::v2022_06_01::StartRecord>::entry(),
        Typed::<volcengine::rtc::v2023_06_01::GetRecordTask>::entry(),
        Typed::<volcengine::rtc::v2023_06_01::StopRecord>::entry(),
        Typed::<volcengine::rtc::v2023_07_20::BatchSendRoomUnicast>::entry(),
        Typed::<volcengine::rtc::v2023_07_20::SendUnicast>::entry(),
        Typed::<volcengine::rtc::v2023_11_01::BanRoomUser>::entry(),
        Typed::<volcengine::rtc::v2023_11_01::GetRecordTask>::entry(),
        Typed::<volcengine::rtc::v2023_11_01::GetRoomOnlineUsers>::entry(),
        Typed::<volcengine::rtc::v2023_11_01::StartRecord>::entry(),
        Typed::<volcengine::rtc::v2023_11_01::StopRecord>::entry(),
        Typed::<volcengine::rtc::v2023_11_01::UpdateRecord>::entry(),
        Typed::<volcengine::rtc::v2024_06_01::StopVoiceChat>::entry(),
    ]
}
