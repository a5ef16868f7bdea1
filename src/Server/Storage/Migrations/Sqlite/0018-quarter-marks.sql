CREATE TABLE "QuarterMarks" (
    "CampaignId" TEXT NOT NULL CONSTRAINT "PK_QuarterMarks" PRIMARY KEY,
    "Last" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);
